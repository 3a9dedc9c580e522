# enum: names for constants. Classes of enumerations have a class of their own (EnumType), which programs cannot write but which
# the machine lets the library's classes have.
# Longer than most files: what CPython has in one module stands in one here, and its parts lean on each other.
import _machine
import builtins as _builtins
from functools import reduce as _reduce
import operator as _operator

__all__ = ["EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique", "property", "member", "nonmember", "global_enum",
           "STRICT", "CONFORM", "EJECT", "KEEP", "FlagBoundary", "verify"]

_absent = object()


class auto:
    """A value that the enumeration chooses."""

    def __init__(self, value=_absent):
        self._given = value

    def __repr__(self):
        return "auto(<object object>)" if self._given is _absent else f"auto({self._given!r})"

    def __or__(self, other): return _Later(_operator.or_, self, other)
    def __ror__(self, other): return _Later(_operator.or_, other, self)
    def __and__(self, other): return _Later(_operator.and_, self, other)
    def __xor__(self, other): return _Later(_operator.xor, self, other)
    def __add__(self, other): return _Later(_operator.add, self, other)
    def __sub__(self, other): return _Later(_operator.sub, self, other)
    def __mul__(self, other): return _Later(_operator.mul, self, other)


class _Later(auto):
    """What comes of values that are not chosen yet."""

    def __init__(self, operate, a, b):
        self._given = self
        self._operate = operate
        self._parts = (a, b)

    def _value(self):
        return self._operate(*[part._value() if isinstance(part, _Later) else part._chosen if isinstance(part, auto) else part for part in self._parts])


class property(_builtins.property):
    pass


class member:
    def __init__(self, value):
        self.value = value


class nonmember:
    def __init__(self, value):
        self.value = value


def _is_descriptor(value):
    return not isinstance(value, type) and (hasattr(type(value), "__get__") or hasattr(type(value), "__set__") or hasattr(type(value), "__delete__")) or isinstance(value, (_builtins.property, classmethod, staticmethod))


def _is_private(cls_name, name):
    start = f"_{cls_name}__"
    return name.startswith(start) and not name.endswith("_")


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _data_type(bases):
    for base in bases:
        for one in base.__mro__:
            if one is object or isinstance(one, EnumType):
                continue
            if one.__module__ == "builtins" or "__new__" in one.__dict__:
                return one
    return None


class EnumType(type):
    def __finish_class__(cls, keywords):
        boundary = keywords.pop("boundary", None)
        _machine.set_own(cls, "_member_names_", [])
        _machine.set_own(cls, "_member_map_", {})
        _machine.set_own(cls, "_value2member_map_", {})
        _machine.set_own(cls, "_unhashable_values_", [])
        _machine.set_own(cls, "_boundary_", boundary or getattr(cls, "_boundary_", None))
        for base in cls.__bases__:
            if isinstance(base, EnumType) and _machine.own_value(base, "_member_names_", None):
                raise TypeError(f"<enum {cls.__name__!r}> cannot extend {base!r}")
        if not _is_defined:
            return
        kind = _data_type(cls.__bases__)
        _machine.set_own(cls, "_member_type_", object if kind is None else kind)
        ignored = _machine.own_value(cls, "_ignore_", ())
        if isinstance(ignored, str):
            ignored = ignored.replace(",", " ").split()
        if kind is not None and not issubclass(cls, ReprEnum):
            for name in ("__repr__", "__str__", "__format__"):
                if _machine.class_member(cls, name) in (_machine.class_member(kind, name), _machine.class_member(object, name)):
                    _machine.set_own(cls, name, _machine.class_member(Flag if issubclass(cls, Flag) else Enum, name))
        values = []
        for name, value in list(cls.__dict__.items()):
            if name in ignored:
                _machine.delete_own(cls, name)
                continue
            if isinstance(value, nonmember):
                _machine.set_own(cls, name, value.value)
                continue
            if _is_dunder(name) or _is_sunder(name) or _is_private(cls.__name__, name) or _is_descriptor(value):
                continue
            if isinstance(value, member):
                value = value.value
            if name == "mro":
                raise ValueError("invalid enum member name(s) 'mro'")
            values.append(_add_member(cls, kind, name, value, values))
        if issubclass(cls, Flag) and cls is not Flag:
            _finish_flag(cls)
        if _machine.own_value(cls, "__reduce__", None) is None and _machine.own_value(cls, "__reduce_ex__", None) is None:
            _machine.set_own(cls, "__reduce__", _reduce_member)

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return _by_value(cls, value) #: enum.py 712 __call__ | return cls.__new__(cls, value) | 7 30
        return _functional(cls, value, names, module, type, start)

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            import warnings
            warnings.warn("in 3.12 __contains__ will no longer raise TypeError, but will return True or\nFalse depending on whether the value is a member or the value of a member",
                          DeprecationWarning, stacklevel=1)
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(member).__qualname__}' and '{cls.__class__.__qualname__}'")
        return isinstance(member, cls) and member._name_ in cls._member_map_ or isinstance(member, cls) and isinstance(member, Flag)

    def __getitem__(cls, name):
        return cls._member_map_[name] #: enum.py 790 __getitem__ | return cls._member_map_[name] | 7 ~~~~~~~~~~~~~~~~^^^^^^

    def __getattr__(cls, name):
        raise AttributeError(name) from None #: enum.py 784 __getattr__ | raise AttributeError(name) from None

    def __setattr__(cls, name, value):
        if name in _machine.own_value(cls, "_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}") #: enum.py 836 __setattr__ | raise AttributeError('cannot reassign member %r' % (name, ))
        type.__setattr__(cls, name, value)

    def __delattr__(cls, name):
        if name in _machine.own_value(cls, "_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.") #: enum.py 749 __delattr__ | raise AttributeError("%r cannot delete member %r." % (cls.__name__, attr))
        type.__delattr__(cls, name)

    def __dir__(cls):
        return sorted(set(["__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__", "__members__", "__module__", "__name__", "__qualname__"] + cls._member_names_))

    def __repr__(cls):
        return f"<flag {cls.__name__!r}>" if issubclass(cls, Flag) else f"<enum {cls.__name__!r}>"

    @_builtins.property
    def __members__(cls):
        return _machine.mapping_proxy(cls._member_map_)


EnumMeta = EnumType
_is_defined = False


def _add_member(cls, kind, name, value, values):
    """Makes the member, or finds the one it is another name for; gives its value."""
    if isinstance(value, _Later):
        value = value._value()
    elif isinstance(value, auto):
        chooser = value
        value = cls._generate_next_value_(name, 1, len(values), list(values)) if value._given is _absent else value._given
        chooser._chosen = value
    elif isinstance(value, tuple) and any([isinstance(part, auto) for part in value]):
        value = tuple([cls._generate_next_value_(name, 1, len(values), list(values)) if isinstance(part, auto) else part for part in value])
    args = value if isinstance(value, tuple) else (value,)
    if kind is tuple:
        args = (args,)
    new = _own_new(cls)
    if new is not None:
        made = new(cls, *args)
    elif kind is None:
        made = object.__new__(cls)
    else:
        made = kind.__new__(cls, *args)
    own = _machine.own_value(made, "_value_", _absent)
    if own is _absent:
        own = value if new is not None or kind is None else kind(*args)
        _machine.set_own(made, "_value_", own)
    value = own
    _machine.set_own(made, "_name_", name)
    _machine.set_own(made, "__objclass__", cls)
    _machine.set_own(made, "_sort_order_", len(cls._member_names_))
    init = cls.__init__
    if init is not object.__init__ and _has_own_init(cls):
        init(made, *args)
    known = _find(cls, value)
    if known is not None:
        made = known
    elif issubclass(cls, Flag) and (not isinstance(value, int) or value == 0 or value & (value - 1) if isinstance(value, int) else True):
        pass  # a combination has a name, but is not among the members
    else:
        cls._member_names_.append(name)
    cls._member_map_[name] = made
    if known is None:
        try:
            cls._value2member_map_.setdefault(value, made)
        except TypeError:
            cls._unhashable_values_.append((value, made))
    _machine.set_own(cls, name, made)
    return value


def _own_new(cls):
    for base in cls.__mro__:
        if base in (Enum, object) or base.__module__ == "builtins" or base.__module__ == "enum":
            continue
        new = _machine.own_value(base, "__new__", None)
        if new is not None and isinstance(base, EnumType):
            return new.__func__ if isinstance(new, staticmethod) else new
    return None


def _has_own_init(cls):
    for base in cls.__mro__:
        if base.__module__ in ("builtins", "enum"):
            continue
        if _machine.own_value(base, "__init__", None) is not None:
            return True
    return False


def _find(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for other, member in cls._unhashable_values_:
            if other == value:
                return member
    return None


def _by_value(cls, value):
    if type(value) is cls:
        return value
    found = _find(cls, value)
    if found is not None:
        return found
    problem = None
    result = None
    try:
        result = cls._missing_(value) #: enum.py 1120 __new__ | result = cls._missing_(value) | 9 29
    except Exception as raised:
        problem = raised
    if isinstance(result, cls):
        return result
    error = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
    if result is None and problem is None:
        raise error #: enum.py 1135 __new__ | raise ve_exc
    if problem is None:
        problem = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")
    if not isinstance(problem, ValueError):
        problem.__context__ = error
    raise problem #: enum.py 1143 __new__ | raise exc


def _functional(cls, name, names, module, kind, start):
    if not isinstance(name, str):
        iter(names)
        raise TypeError(f"type.__new__() argument 1 must be str, not {_machine.type_name(name) if name is not None else None}")
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    namespace = {"__module__": module or _machine.caller_module(0).__name__}
    values = []
    for item in list(names.items() if isinstance(names, dict) else names):
        if isinstance(item, str):
            key, value = item, cls._generate_next_value_(item, start, len(values), list(values))
        else:
            key, value = item
        values.append(value)
        namespace[key] = value
    made = _machine.make_class(name, (cls,) if kind is None else (kind, cls), namespace)
    EnumType.__finish_class__(made, {})
    return made


def _reduce_member(self):
    return type(self), (self._value_,)


class Enum:
    def __new__(cls, value):
        return _by_value(cls, value)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            pass
        for value in reversed(last_values):
            try:
                return value + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    @_builtins.property
    def name(self):
        return self._name_

    @name.setter
    def name(self, name):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'name'") #: enum.py 215 __set__ | raise AttributeError(

    @_builtins.property
    def value(self):
        return self._value_

    @value.setter
    def value(self, value):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'value'") #: enum.py 215 __set__ | raise AttributeError(

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, spec):
        return str.__format__(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __eq__(self, other):
        return True if self is other else NotImplemented

    def __dir__(self):
        return ["__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"]

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_machine.set_metaclass(Enum, EnumType)
EnumType.__finish_class__(Enum, {})


class ReprEnum(Enum):
    """The repr is an enumeration's, the rest is the value's."""


class IntEnum(int, ReprEnum):
    def __str__(self):
        return int.__repr__(self)

    __hash__ = int.__hash__

    def __format__(self, spec):
        return format(int(self), spec)

    def __eq__(self, other):
        return int.__eq__(self, other)

    def __repr__(self):
        return Enum.__repr__(self)


class StrEnum(str, ReprEnum):
    def __str__(self):
        return str.__str__(self._value_)

    __hash__ = str.__hash__

    def __eq__(self, other):
        return str.__eq__(self, other)

    def __format__(self, spec):
        return format(str(self._value_), spec)

    def __repr__(self):
        return Enum.__repr__(self)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


# ---- flags -----------------------------------------------------------------------------------------------------------

STRICT = "strict"
CONFORM = "conform"
EJECT = "eject"
KEEP = "keep"


def _finish_flag(cls):
    mask = 0
    single = 0
    for made in cls._member_map_.values():
        mask |= made._value_
        if made._value_ and not made._value_ & (made._value_ - 1):
            single |= made._value_
    _machine.set_own(cls, "_flag_mask_", mask)
    _machine.set_own(cls, "_singles_mask_", single)


class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start or 1
        highest = max(last_values)
        return 2 ** highest.bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask = cls._flag_mask_
        whole = (1 << mask.bit_length()) - 1
        boundary = cls._boundary_ or (KEEP if issubclass(cls, int) else STRICT)
        if value < 0:
            value = whole + 1 + value
        if value & ~mask:
            if boundary == STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {_binary(value, width)}\n  allowed {_binary(mask, width)}") #: enum.py 1400 _missing_ | raise ValueError(
            if boundary == CONFORM:
                value &= mask
            elif boundary == EJECT:
                return value
        found = cls._value2member_map_.get(value)
        if found is not None:
            return found
        made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        parts = [one._name_ for one in cls if one._value_ & value]
        unknown = value & ~mask
        _machine.set_own(made, "_value_", value)
        name = "|".join(parts) if parts else None
        if parts and unknown:
            name += f"|{unknown}"
        _machine.set_own(made, "_name_", name)
        return cls._value2member_map_.setdefault(value, made)

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        for one in type(self):
            if one._value_ & self._value_:
                yield one

    def __len__(self):
        return bin(self._value_).count("1")

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        if self._name_ is None:
            return f"<{type(self).__name__}: {self._value_!r}>"
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        if self._name_ is None:
            return f"{type(self).__name__}({self._value_!r})"
        return f"{type(self).__name__}.{self._name_}"

    def _number(self, other):
        if isinstance(other, type(self)):
            return other._value_
        if type(self)._member_type_ is not object and isinstance(other, type(self)._member_type_):
            return other
        return None

    def __or__(self, other):
        number = self._number(other)
        return NotImplemented if number is None else type(self)(self._value_ | number)

    def __and__(self, other):
        number = self._number(other)
        return NotImplemented if number is None else type(self)(self._value_ & number)

    def __xor__(self, other):
        number = self._number(other)
        return NotImplemented if number is None else type(self)(self._value_ ^ number)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        cls = type(self)
        if cls._boundary_ in (KEEP, EJECT) or issubclass(cls, int):
            return cls(~self._value_ if cls._boundary_ == EJECT else cls._flag_mask_ & ~self._value_)
        return cls(cls._singles_mask_ & ~self._value_)


def _binary(value, width):
    text = bin(value)[2:].rjust(width, "0")
    return f"0b0 {text}"


class IntFlag(int, Flag):
    def __str__(self):
        return int.__repr__(self._value_)

    __hash__ = int.__hash__

    def __format__(self, spec):
        return format(int(self), spec)

    def __eq__(self, other):
        return int.__eq__(self, other)

    def __repr__(self):
        return Flag.__repr__(self)

    __or__ = Flag.__or__
    __and__ = Flag.__and__
    __xor__ = Flag.__xor__
    __ror__ = Flag.__or__
    __rand__ = Flag.__and__
    __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__
    __iter__ = Flag.__iter__
    __bool__ = Flag.__bool__


_is_defined = True
FlagBoundary = StrEnum("FlagBoundary", ["STRICT", "CONFORM", "EJECT", "KEEP"])


def unique(enumeration):
    duplicates = [(name, made._name_) for name, made in enumeration.__members__.items() if name != made._name_]
    if duplicates:
        details = ", ".join([f"{alias} -> {name}" for alias, name in duplicates])
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration


UNIQUE = "one name per value"


def verify(*checks):
    return lambda enumeration: unique(enumeration) if UNIQUE in checks else enumeration


def global_enum(cls, update_str=False):
    return cls
