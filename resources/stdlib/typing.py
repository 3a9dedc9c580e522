# typing: names for annotations. Nobody checks them; they can be read, written down and compared.
# Longer than most files: what CPython has in one module stands in one here, and its parts lean on each other.
import _machine
import collections.abc
import contextlib
import re
import sys
import types

GenericAlias = _machine.GenericAlias
_text = _machine.type_text
TYPE_CHECKING = False


def _checked(arg, message):
    """An argument of a form: a class, another form, None, or the name of a class in quotes."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    if callable(arg) or arg is ... or isinstance(arg, (list, types.UnionType, _Form)):
        return arg
    raise TypeError(f"{message} Got {arg!r:.100}.")


class ForwardRef:
    _is_type_variable = False

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __call__(self, *args, **kwargs):
        raise TypeError("'ForwardRef' object is not callable")

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"


class _Form:
    """Any, NoReturn and the like: themselves, or with arguments in brackets."""
    _is_type_variable = True

    def __init__(self, name, subscribe=None):
        self._name = name
        self._subscribe = subscribe

    def __getitem__(self, args):
        if self._subscribe is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self._subscribe(args)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, instance):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name


_machine.set_own(_Form, "_is_type_variable", False)


def _refuse_instance(name, origin):
    if name in ("List", "Dict", "Set", "FrozenSet", "Tuple", "Type"):
        raise TypeError(f"Type {name} cannot be instantiated; use {origin.__name__}() instead")


class _Alias(GenericAlias):
    """List[int], Optional[str]: written with typing's name."""

    def __init__(self, origin, args, name=None):
        GenericAlias.__init__(self, origin, args)
        _machine.set_own(self, "_name", name)

    def __repr__(self):
        name = self._name
        if name is None:
            return GenericAlias.__repr__(self)
        args = self.__args__
        if name == "Optional":
            return f"typing.Optional[{_text([arg for arg in args if arg is not type(None)][0])}]"
        if name == "Callable":
            if len(args) == 2 and args[0] is ...:
                return f"typing.Callable[..., {_text(args[1])}]"
            return f"typing.Callable[[{', '.join([_text(arg) for arg in args[:-1]])}], {_text(args[-1])}]"
        if name == "Literal":
            return f"typing.Literal[{', '.join([repr(arg) for arg in args])}]"
        if name == "Annotated":
            return f"typing.Annotated[{_text(args[0])}, {', '.join([repr(arg) for arg in args[1:]])}]"
        return f"typing.{name}[{', '.join([_text(arg) for arg in args]) or '()'}]"

    def __getitem__(self, args):
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        args = args if isinstance(args, tuple) else (args,)
        if len(args) != len(self.__parameters__):
            many = "many" if len(args) > len(self.__parameters__) else "few"
            raise TypeError(f"Too {many} arguments for {self!r}; actual {len(args)}, expected {len(self.__parameters__)}")
        known = dict(zip(self.__parameters__, [_checked(arg, "Parameters to generic types must be types.") for arg in args]))
        filled = tuple([_machine.substituted(arg, known) for arg in self.__args__])
        return Union[filled] if self.__origin__ is Union else _Alias(self.__origin__, filled, self._name)

    def __call__(self, /, *args, **kwargs):
        if self.__origin__ is Union or isinstance(self.__origin__, _Form):
            raise TypeError(f"Cannot instantiate {self!r}")
        _refuse_instance(self._name, self.__origin__)
        return GenericAlias.__call__(self, *args, **kwargs)

    def __instancecheck__(self, instance):
        if self.__origin__ is Union:
            return isinstance(instance, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return issubclass(cls, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        if self.__origin__ is Union and other.__origin__ is Union:
            return set(self.__args__) == set(other.__args__)
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash(frozenset(self.__args__)) if self.__origin__ is Union else hash((self.__origin__, self.__args__))

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _Form):
            raise TypeError(f"Cannot subclass {self!r}")
        if self.__origin__ is Generic or self.__origin__ is Protocol:
            for base in bases:
                if base is not self and isinstance(base, _Alias) and self.__origin__ is Generic and base.__origin__ is not Generic and _is_generic(base.__origin__):
                    return ()
            return (self.__origin__,) if self.__origin__ is Generic else (Protocol, Generic)
        return (self.__origin__,)


_Alias.__name__ = _Alias.__qualname__ = "_GenericAlias"


def _is_generic(origin):
    return isinstance(origin, type) and issubclass(origin, Generic)


class _Named(_Form):
    """List, Dict and the like: another name for a class, bare or with arguments."""

    def __init__(self, name, origin, count):
        self._name = name
        self.__origin__ = origin
        self._count = count
        self.__args__ = ()

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        args = tuple([_checked(arg, f"Parameters to generic types must be types.") for arg in args])
        if self._count >= 0 and len(args) != self._count:
            many = "many" if len(args) > self._count else "few"
            raise TypeError(f"Too {many} arguments for {self!r}; actual {len(args)}, expected {self._count}")
        return _Alias(self.__origin__, args, self._name)

    def __call__(self, *args, **kwargs):
        _refuse_instance(self._name, self.__origin__)
        return self.__origin__(*args, **kwargs)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


def _optional(arg):
    return Union[_checked(arg, "typing.Optional requires a single type."), type(None)]


def _union(args):
    if args == ():
        raise TypeError("Cannot take a Union of no types.")
    args = args if isinstance(args, tuple) else (args,)
    flat = []
    for arg in args:
        arg = _checked(arg, "Union[arg, ...]: each arg must be a type.")
        inner = arg.__args__ if isinstance(arg, types.UnionType) or (isinstance(arg, _Alias) and arg.__origin__ is Union) else (arg,)
        for part in inner:
            if part not in flat:
                flat.append(part)
    if len(flat) == 1:
        return flat[0]
    return _Alias(Union, tuple(flat), "Optional" if len(flat) == 2 and type(None) in flat else "Union")


def _callable(args):
    if not isinstance(args, tuple) or len(args) != 2:
        raise TypeError("Callable must be used as Callable[[arg, ...], result].")
    parameters, result = args
    result = _checked(result, "Callable[args, result]: result must be a type.")
    if parameters is ...:
        return _Alias(collections.abc.Callable, (..., result), "Callable")
    if not isinstance(parameters, (list, tuple)):
        raise TypeError(f"Callable[args, result]: args must be a list. Got {parameters!r:.100}")
    return _Alias(collections.abc.Callable, tuple([_checked(arg, "Callable[[arg, ...], result]: each arg must be a type.") for arg in parameters]) + (result,), "Callable")


class _CallableForm(_Named):
    def __getitem__(self, args):
        return _callable(args)


def _one(name):
    def subscribe(arg):
        return _Alias(globals_by_name[name], (_checked(arg, f"typing.{name} accepts only single type."),), name)
    return subscribe


def _literal(args):
    return _Alias(Literal, args if isinstance(args, tuple) else (args,), "Literal")


def _annotated(args):
    if not isinstance(args, tuple) or len(args) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    return _Alias(Annotated, args, "Annotated")


def _concatenate(args):
    return _Alias(Concatenate, args if isinstance(args, tuple) else (args,), "Concatenate")


class Any:
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return object.__new__(cls)


class _AnyMeta(type):
    def __instancecheck__(cls, instance):
        if cls is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return _machine.derives(type(instance), cls)

    def __repr__(cls):
        return "typing.Any" if cls is Any else type.__repr__(cls)


_machine.set_metaclass(Any, _AnyMeta)

NoReturn = _Form("NoReturn")
Never = _Form("Never")
Self = _Form("Self")
LiteralString = _Form("LiteralString")
TypeAlias = _Form("TypeAlias")
Union = _Form("Union", _union)
Optional = _Form("Optional", _optional)
Literal = _Form("Literal", _literal)
Annotated = _Form("Annotated", _annotated)
Concatenate = _Form("Concatenate", _concatenate)
ClassVar = _Form("ClassVar", _one("ClassVar"))
Final = _Form("Final", _one("Final"))
TypeGuard = _Form("TypeGuard", _one("TypeGuard"))
Required = _Form("Required", _one("Required"))
NotRequired = _Form("NotRequired", _one("NotRequired"))
Unpack = _Form("Unpack", _one("Unpack"))
globals_by_name = {"ClassVar": ClassVar, "Final": Final, "TypeGuard": TypeGuard, "Required": Required, "NotRequired": NotRequired, "Unpack": Unpack}

List = _Named("List", list, 1)
Dict = _Named("Dict", dict, 2)
Set = _Named("Set", set, 1)
FrozenSet = _Named("FrozenSet", frozenset, 1)
Tuple = _Named("Tuple", tuple, -1)
Type = _Named("Type", type, 1)
Deque = _Named("Deque", collections.deque, 1)
DefaultDict = _Named("DefaultDict", collections.defaultdict, 2)
OrderedDict = _Named("OrderedDict", collections.OrderedDict, 2)
Counter = _Named("Counter", collections.Counter, 1)
ChainMap = _Named("ChainMap", collections.ChainMap, 2)
Callable = _CallableForm("Callable", collections.abc.Callable, -1)
Hashable = _Named("Hashable", collections.abc.Hashable, 0)
Sized = _Named("Sized", collections.abc.Sized, 0)
for _name, _count in (("Awaitable", 1), ("Coroutine", 3), ("AsyncIterable", 1), ("AsyncIterator", 1), ("AsyncGenerator", 2), ("Iterable", 1), ("Iterator", 1),
                      ("Reversible", 1), ("Container", 1), ("Collection", 1), ("MutableSet", 1), ("Mapping", 2), ("MutableMapping", 2),
                      ("Sequence", 1), ("MutableSequence", 1), ("KeysView", 1), ("ItemsView", 2), ("ValuesView", 1), ("Generator", 3), ("ByteString", 0)):
    _machine.set_own(sys.modules["typing"], _name, _Named(_name, getattr(collections.abc, _name), _count))
ContextManager = _Named("ContextManager", contextlib.AbstractContextManager, 1)
AsyncContextManager = _Named("AsyncContextManager", contextlib.AbstractAsyncContextManager, 1)
Match = _Named("Match", re.Match, 1)
Pattern = _Named("Pattern", re.Pattern, 1)
AbstractSet = _Named("AbstractSet", collections.abc.Set, 1)
MappingView = _Named("MappingView", collections.abc.MappingView, 1)
Text = str


class _Variable:
    _is_type_variable = True

    def __call__(self, *args, **kwargs):
        raise TypeError(f"'{type(self).__name__}' object is not callable")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__


class TypeVar(_Variable):
    _is_type_variable = True

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__ = name
        self.__bound__ = bound
        self.__constraints__ = constraints
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)


class ParamSpec(_Variable):
    _is_type_variable = True

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__bound__ = bound
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.args = ForwardRef(name + ".args")
        self.kwargs = ForwardRef(name + ".kwargs")


class TypeVarTuple(_Variable):
    _is_type_variable = True
    __covariant__ = __contravariant__ = False

    def __init__(self, name):
        self.__name__ = name

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


AnyStr = TypeVar("AnyStr", bytes, str)
T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)


def _variables_of(cls):
    found = []
    for base in _machine.own_value(cls, "__orig_bases__", ()):
        if isinstance(base, _Alias) and base.__origin__ in (Generic, Protocol):
            return base.__parameters__
    for base in _machine.own_value(cls, "__orig_bases__", ()):
        for parameter in getattr(base, "__parameters__", ()) if not isinstance(base, type) else ():
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, args):
        args = args if isinstance(args, tuple) else (args,)
        if cls is Generic or cls is Protocol:
            if not args:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            for arg in args:
                if not isinstance(arg, _Variable) and not (isinstance(arg, _Alias) and arg.__origin__ is Unpack):
                    raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
            if len(set(args)) != len(args):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _Alias(cls, args, cls.__name__)
        args = tuple([_checked(arg, "Parameters to generic types must be types.") for arg in args])
        wanted = _variables_of(cls)
        if not wanted:
            raise TypeError(f"{cls} is not a generic class")
        if len(args) != len(wanted) and not any(isinstance(one, (ParamSpec, TypeVarTuple)) for one in wanted):
            many = "many" if len(args) > len(wanted) else "few"
            raise TypeError(f"Too {many} arguments for {cls}; actual {len(args)}, expected {len(wanted)}")
        return _Alias(cls, args, None)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        _machine.set_own(cls, "__parameters__", _variables_of(cls))


class _ProtocolMeta(type(collections.abc.Sized)):
    def __instancecheck__(cls, instance):
        if _machine.own_value(cls, "_is_protocol", False):
            if not _machine.own_value(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            if all([hasattr(instance, name) for name in _protocol_names(cls)]):
                return True
        return super().__instancecheck__(instance)

    def __subclasscheck__(cls, subclass):
        if _machine.own_value(cls, "_is_protocol", False) and cls is not Protocol:
            if not _machine.own_value(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            return all([hasattr(subclass, name) for name in _protocol_names(cls)])
        return super().__subclasscheck__(subclass)

    def __finish_class__(cls, keywords):
        type(collections.abc.Sized).__finish_class__(cls, keywords)
        bases = _machine.own_value(cls, "__orig_bases__", None) or cls.__bases__
        is_protocol = any([base is Protocol or getattr(base, "__origin__", None) is Protocol for base in bases])
        _machine.set_own(cls, "_is_protocol", is_protocol)
        if is_protocol and _machine.own_value(cls, "__init__", None) is None:
            _machine.set_own(cls, "__init__", _no_protocol_instance)


def _no_protocol_instance(self, *args, **kwargs):
    cls = type(self)
    if _machine.own_value(cls, "_is_protocol", False):
        raise TypeError("Protocols cannot be instantiated")
    for base in cls.__mro__:
        init = _machine.own_value(base, "__init__", _no_protocol_instance)
        if init is not _no_protocol_instance:
            return init(self, *args, **kwargs)


def _protocol_names(cls):
    names = []
    for base in cls.__mro__:
        if _machine.own_value(base, "_is_protocol", False) and base is not Protocol:
            for name in list(base.__dict__) + list(_machine.own_value(base, "__annotations__", ())):
                if name not in _not_of_protocols and name not in names:
                    names.append(name)
    return names


_not_of_protocols = ("__abstractmethods__", "_is_protocol", "_is_runtime_protocol", "__module__", "__dict__", "__doc__", "__init__", "__annotations__",
                     "__parameters__", "__orig_bases__", "__slots__", "__subclasshook__", "_abc_registry", "__qualname__", "__weakref__", "__hash__")


class Protocol(Generic):
    __slots__ = ()


_machine.set_metaclass(Protocol, _ProtocolMeta)
_machine.set_own(Protocol, "__abstractmethods__", ())
_machine.set_own(Protocol, "_is_protocol", True)


def runtime_checkable(cls):
    if not _machine.own_value(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    _machine.set_own(cls, "_is_runtime_protocol", True)
    return cls


def _protocol(name, *methods):
    def missing(self):
        raise NotImplementedError
    missing.__isabstractmethod__ = True
    cls = type(name, (Protocol,), {method: missing for method in methods})
    cls.__module__ = "typing"
    _machine.set_own(cls, "_is_protocol", True)
    return runtime_checkable(cls)


SupportsInt = _protocol("SupportsInt", "__int__")
SupportsFloat = _protocol("SupportsFloat", "__float__")
SupportsIndex = _protocol("SupportsIndex", "__index__")
SupportsComplex = _protocol("SupportsComplex", "__complex__")
SupportsBytes = _protocol("SupportsBytes", "__bytes__")
SupportsAbs = _protocol("SupportsAbs", "__abs__")
SupportsRound = _protocol("SupportsRound", "__round__")


class _NamedTupleMeta(type):
    def __finish_class__(cls, keywords):
        if cls.__bases__ != (_NamedTuple,):
            return
        fields = list(_machine.own_value(cls, "__annotations__", {}))
        defaults = []
        for name in fields:
            default = _machine.own_value(cls, name, _missing)
            if default is not _missing:
                defaults.append(default)
                _machine.delete_own(cls, name)
            elif defaults:
                names = [field for field in fields if field in fields[:fields.index(name)]]
                last = [field for field in names][-len(defaults):]
                raise TypeError(f"non-default namedtuple field {name} cannot follow default field{'s' if len(last) > 1 else ''} {', '.join(last)}")
        _machine.set_own(cls, "__annotations__", {name: _checked(kind, f"field {name} annotation must be a type")
                                                  for name, kind in _machine.own_value(cls, "__annotations__", {}).items()})
        collections._fill_namedtuple(cls, fields, defaults)


_missing = object()


class _NamedTuple(tuple):
    __slots__ = ()


_machine.set_metaclass(_NamedTuple, _NamedTupleMeta)


class _NamedTupleForm:
    def __call__(self, typename, fields=None, /, **kwargs):
        if fields is None:
            fields = kwargs.items()
        fields = list(fields)
        cls = collections.namedtuple(typename, [name for name, kind in fields])
        cls.__annotations__ = dict(fields)
        cls.__module__ = _machine.caller_module(0).__name__
        return cls

    def __mro_entries__(self, bases):
        return (_NamedTuple,)

    def __repr__(self):
        return "<function NamedTuple at 0x7f0000000000>"


NamedTuple = _NamedTupleForm()


class _TypedDictMeta(type):
    def __finish_class__(cls, keywords):
        total = keywords.pop("total", True)
        annotations, required, optional = {}, set(), set()
        for base in reversed(cls.__mro__[1:]):
            annotations.update(_machine.own_value(base, "__annotations__", {}))
            required |= _machine.own_value(base, "__required_keys__", set())
            optional |= _machine.own_value(base, "__optional_keys__", set())
        own = _machine.own_value(cls, "__annotations__", {})
        annotations.update(own)
        (required if total else optional).update(own)
        for name, value in (("__annotations__", annotations), ("__required_keys__", frozenset(required)), ("__optional_keys__", frozenset(optional)), ("__total__", total)):
            _machine.set_own(cls, name, value)

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")

    def __subclasscheck__(cls, subclass):
        raise TypeError("TypedDict does not support instance and class checks")


class _TypedDict(dict):
    pass


_machine.set_metaclass(_TypedDict, _TypedDictMeta)


class _TypedDictForm:
    def __call__(self, typename, fields=None, /, *, total=True, **kwargs):
        cls = type(typename, (_TypedDict,), {"__annotations__": dict(fields or kwargs)})
        return cls

    def __mro_entries__(self, bases):
        return (_TypedDict,)


TypedDict = _TypedDictForm()


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
    """For type checkers: what it decorates makes classes as dataclass does."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {"eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
                                             "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls_or_fn
    return decorator


class NewType:
    def __init__(self, name, tp):
        self.__qualname__ = self.__name__ = name
        self.__supertype__ = tp
        self.__module__ = _machine.caller_module(0).__name__

    def __call__(self, x):
        return x

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"


def cast(typ, val):
    return val


def overload(function):
    def _overload_dummy(*args, **kwargs):
        raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed "
                                  "by an implementation that is not @overload-ed.")
    return _overload_dummy


def final(decorated):
    try:
        decorated.__final__ = True
    except (AttributeError, TypeError):
        pass
    return decorated


def no_type_check(arg):
    arg.__no_type_check__ = True
    return arg


def override(method):
    return method


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            hints.update(_machine.own_value(base, "__annotations__", {}))
        return hints
    return dict(getattr(obj, "__annotations__", {}))


def get_origin(tp):
    if isinstance(tp, GenericAlias):
        return tp.__origin__
    if isinstance(tp, types.UnionType):
        return types.UnionType
    return getattr(tp, "__origin__", None) if isinstance(tp, _Named) else None


def get_args(tp):
    if isinstance(tp, _Alias) and tp._name == "Callable" and tp.__args__[0] is not ...:
        return (list(tp.__args__[:-1]), tp.__args__[-1])
    if isinstance(tp, (GenericAlias, types.UnionType)):
        return tp.__args__
    return ()


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


class IO(Generic[AnyStr]):
    pass


class TextIO(IO[str]):
    pass


class BinaryIO(IO[bytes]):
    pass
