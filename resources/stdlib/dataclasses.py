# dataclasses: classes whose methods follow from their fields. The methods are closures over the fields; nothing is compiled.
# Longer than most files: what CPython has in one module stands in one here, and its parts lean on each other.
import _machine
import copy as _copy
import types
from _binding import bind

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple", "make_dataclass", "replace",
           "is_dataclass"]


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()


class InitVar:
    def __init__(self, type):
        self.type = type

    def __repr__(self):
        return f"dataclasses.InitVar[{_machine.type_text(self.type)}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class _Kind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _Kind("_FIELD")
_FIELD_CLASSVAR = _Kind("_FIELD_CLASSVAR")
_FIELD_INITVAR = _Kind("_FIELD_INITVAR")


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _machine.mapping_proxy({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},"
                f"hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},_field_type={self._field_type})")


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False,
              weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)
    return wrap if cls is None else wrap(cls)


def _is_form(annotation, name):
    if isinstance(annotation, str):
        return annotation.split("[")[0].strip() in (name, "typing." + name, "dataclasses." + name)
    origin = getattr(annotation, "__origin__", annotation) if not isinstance(annotation, type) else annotation
    return getattr(origin, "_name", None) == name if not isinstance(origin, type) else False


def _make_field(cls, name, annotation, default_kw_only):
    default = _machine.own_value(cls, name, MISSING)
    made = default if isinstance(default, Field) else field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _FIELD
    if _is_form(annotation, "ClassVar"):
        made._field_type = _FIELD_CLASSVAR
    elif isinstance(annotation, InitVar) or annotation is InitVar or _is_form(annotation, "InitVar"):
        made._field_type = _FIELD_INITVAR
    if made._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if made._field_type in (_FIELD, _FIELD_INITVAR):
        if made.kw_only is MISSING:
            made.kw_only = default_kw_only
    elif made.kw_only is not MISSING:
        raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    if made._field_type is _FIELD and made.default is not MISSING and type(made.default).__hash__ is None:
        raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory")
    return made


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    by_name = {}
    any_frozen = False
    has_bases = False
    for base in cls.__mro__[-1:0:-1]:
        inherited = _machine.own_value(base, "__dataclass_fields__", None)
        if inherited is not None:
            has_bases = True
            by_name.update(inherited)
            any_frozen = any_frozen or _machine.own_value(base, "__dataclass_params__", None).frozen
    own = []
    seen_marker = False
    for name, annotation in _machine.own_value(cls, "__annotations__", {}).items():
        if annotation is KW_ONLY or _is_form(annotation, "KW_ONLY"):
            if seen_marker:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_marker = True
            kw_only = True
        else:
            own.append(_make_field(cls, name, annotation, kw_only))
    for one in own:
        by_name[one.name] = one
        if isinstance(_machine.own_value(cls, one.name, None), Field):
            if one.default is MISSING:
                _machine.delete_own(cls, one.name)
            else:
                setattr(cls, one.name, one.default)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in _machine.own_value(cls, "__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_bases:
        if any_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not any_frozen and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    cls.__dataclass_fields__ = by_name
    cls.__dataclass_params__ = _Params(init, repr, eq, order, unsafe_hash, frozen)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    all_fields = [one for one in by_name.values() if one._field_type in (_FIELD, _FIELD_INITVAR)]
    real = [one for one in all_fields if one._field_type is _FIELD]
    has_own_hash = _machine.own_value(cls, "__hash__", MISSING)
    explicit_hash = not (has_own_hash is MISSING or (has_own_hash is None and _machine.own_value(cls, "__eq__", None) is not None))
    if init:
        _set(cls, "__init__", _make_init(cls, all_fields, frozen))
    if repr:
        _set(cls, "__repr__", _make_repr([one for one in real if one.repr]))
    compared = [one.name for one in real if one.compare]
    if eq:
        _set(cls, "__eq__", _make_eq(cls, compared))
    if order:
        _make_order(cls, compared)
    if frozen:
        _make_frozen(cls, [one.name for one in real])
    _make_hash(cls, real, unsafe_hash, eq, frozen, explicit_hash)
    if match_args and _machine.own_value(cls, "__match_args__", None) is None:
        cls.__match_args__ = tuple([one.name for one in all_fields if one.init and not one.kw_only])
    if not cls.__doc__:
        cls.__doc__ = cls.__name__ + str(_signature_text(all_fields))
    if slots:
        cls = _with_slots(cls, [one.name for one in real])
    return cls


class _Params:
    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        return f"_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},order={self.order!r},unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})"


def _signature_text(all_fields):
    parts = []
    star = False
    for one in [f for f in all_fields if f.init and not f.kw_only] + [f for f in all_fields if f.init and f.kw_only]:
        if one.kw_only and not star:
            parts.append("*")
            star = True
        text = f"{one.name}: {one.type!r}" if isinstance(one.type, str) else f"{one.name}: {_machine.type_text(one.type).replace('typing.', '')}"
        if one.default is not MISSING:
            text += f" = {one.default!r}"
        elif one.default_factory is not MISSING:
            text += " = <factory>"
        parts.append(text)
    return f"({', '.join(parts)})"


def _set(cls, name, function):
    """A method of the class's own stays."""
    if _machine.own_value(cls, name, None) is None:
        function.__name__ = name
        function.__qualname__ = f"{cls.__qualname__}.{name}"
        setattr(cls, name, function)
        return False
    return True


def _make_init(cls, all_fields, frozen):
    ordered = [one for one in all_fields if not one.kw_only] + [one for one in all_fields if one.kw_only]
    seen_default = False
    for one in ordered:
        if one.init and not one.kw_only:
            if one.default is not MISSING or one.default_factory is not MISSING:
                seen_default = True
            elif seen_default:
                raise TypeError(f"non-default argument {one.name!r} follows default argument")
    names = tuple([one.name for one in ordered if one.init and not one.kw_only])
    keyword_only = tuple([one.name for one in ordered if one.init and one.kw_only])
    defaults = {}
    for one in ordered:
        if one.init and (one.default is not MISSING or one.default_factory is not MISSING):
            defaults[one.name] = _HAS_DEFAULT_FACTORY if one.default_factory is not MISSING else one.default
    stored = tuple([one.name for one in ordered if one._field_type is _FIELD and (one.init or one.default_factory is not MISSING)])
    factories = {one.name: one.default_factory for one in ordered if one.default_factory is not MISSING}
    init_only = tuple([one.name for one in ordered if one._field_type is _FIELD_INITVAR])
    function = f"{cls.__qualname__}.__init__"
    post = hasattr(cls, "__post_init__")
    # Straight into the object where nobody else has a say in it.
    own_say = not frozen and _machine.class_member(cls, "__setattr__") is not _machine.class_member(object, "__setattr__")
    own_say = own_say or any([hasattr(type(_machine.class_member(cls, name)), "__set__") or isinstance(_machine.class_member(cls, name), property) for name in stored])
    put = object.__setattr__ if frozen else setattr
    plain = not factories and not init_only and not keyword_only and stored == names and not post
    count = len(names)
    quick = plain and not own_say
    least = len([name for name in names if name not in defaults])
    tail = tuple([defaults.get(name) for name in names])

    def __init__(self, /, *args, **kwargs):
        if quick and not kwargs and least <= len(args) <= count:
            _set_fields(self, names, args if len(args) == count else args + tail[len(args):])
            return
        values = bind(function, names, defaults, keyword_only, args, kwargs)
        for name in stored:
            value = values.get(name, _HAS_DEFAULT_FACTORY)
            put(self, name, factories[name]() if value is _HAS_DEFAULT_FACTORY and name in factories else value)
        if post:
            self.__post_init__(*[values[name] for name in init_only])

    __init__.__signature_fields__ = all_fields
    return __init__


_set_fields = _machine.set_fields
_writing = []


def _make_repr(shown):
    names = tuple([one.name for one in shown])

    def __repr__(self):
        key = (id(self), _machine.thread_number())
        if key in _writing:
            return "..."
        _writing.append(key)
        try:
            return type(self).__qualname__ + "(" + ", ".join([f"{name}={getattr(self, name)!r}" for name in names]) + ")"
        finally:
            _writing.remove(key)

    return __repr__


def _values(instance, names):
    return tuple([getattr(instance, name) for name in names])


def _make_eq(cls, names):
    def __eq__(self, other):
        if type(other) is type(self):
            return _values(self, names) == _values(other, names)
        return NotImplemented
    return __eq__


def _make_order(cls, names):
    def __lt__(self, other):
        return _values(self, names) < _values(other, names) if type(other) is type(self) else NotImplemented

    def __le__(self, other):
        return _values(self, names) <= _values(other, names) if type(other) is type(self) else NotImplemented

    def __gt__(self, other):
        return _values(self, names) > _values(other, names) if type(other) is type(self) else NotImplemented

    def __ge__(self, other):
        return _values(self, names) >= _values(other, names) if type(other) is type(self) else NotImplemented

    for function in (__lt__, __le__, __gt__, __ge__):
        if _set(cls, function.__name__, function):
            raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}. Consider using functools.total_ordering")


def _make_frozen(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}") #: <string> 4 __setattr__
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}") #: <string> 4 __delattr__
        super(cls, self).__delattr__(name)

    for function in (__setattr__, __delattr__):
        if _set(cls, function.__name__, function):
            raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")


def _make_hash(cls, real, unsafe_hash, eq, frozen, explicit):
    if unsafe_hash:
        if explicit:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif not eq or explicit:
        return
    elif not frozen:
        cls.__hash__ = None
        return
    names = tuple([one.name for one in real if (one.compare if one.hash is None else one.hash)])

    def __hash__(self):
        return hash(_values(self, names))

    __hash__.__qualname__ = f"{cls.__qualname__}.__hash__"
    cls.__hash__ = __hash__


def _with_slots(cls, names):
    if _machine.own_value(cls, "__slots__", None) is not None:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    inherited = []
    for base in cls.__mro__[1:-1]:
        inherited.extend(_machine.own_value(base, "__slots__", ()))
    namespace["__slots__"] = tuple([name for name in names if name not in inherited])
    for name in names:
        namespace.pop(name, None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    return made


def fields(class_or_instance):
    by_name = getattr(class_or_instance, "__dataclass_fields__", None)
    if by_name is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([one for one in by_name.values() if one._field_type is _FIELD])


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, "__dataclass_fields__")


def _is_instance(obj):
    return hasattr(type(obj), "__dataclass_fields__")


def _converted(obj, record):
    if _is_instance(obj):
        return record([(one.name, _converted(getattr(obj, one.name), record)) for one in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_converted(item, record) for item in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_converted(item, record) for item in obj])
    if isinstance(obj, dict):
        pairs = [(_converted(key, record), _converted(value, record)) for key, value in obj.items()]
        return type(obj)(obj.default_factory, pairs) if hasattr(type(obj), "__missing__") and hasattr(obj, "default_factory") else type(obj)(pairs)
    return _copy.deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _converted(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _converted(obj, lambda pairs: tuple_factory([value for name, value in pairs]))


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for one in obj.__dataclass_fields__.values():
        if one._field_type is _FIELD_CLASSVAR:
            continue
        if not one.init:
            if one.name in changes:
                raise ValueError(f"field {one.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if one.name not in changes:
            if one._field_type is _FIELD_INITVAR and one.default is MISSING:
                raise ValueError(f"InitVar {one.name!r} must be specified with replace()")
            changes[one.name] = getattr(obj, one.name)
    return type(obj)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    namespace = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        else:
            name, kind, namespace[item[0]] = item
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind
    namespace["__annotations__"] = annotations
    namespace.setdefault("__module__", "types")
    return dataclass(type(cls_name, bases, namespace), **options)
