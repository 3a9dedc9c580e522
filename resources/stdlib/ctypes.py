# ctypes: C's numbers and structures of them, which multiprocessing's Value and Array are told in. Pointers and libraries of C are not
# in the teaching language.
import struct
import _multiprocessing

__all__ = ["Structure", "sizeof", "c_bool", "c_char", "c_wchar", "c_byte", "c_ubyte", "c_short", "c_ushort", "c_int", "c_uint", "c_long",
           "c_ulong", "c_longlong", "c_ulonglong", "c_size_t", "c_ssize_t", "c_float", "c_double", "c_int8", "c_int16", "c_int32", "c_int64",
           "c_uint8", "c_uint16", "c_uint32", "c_uint64"]

_SIZES = {"c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "f": 4, "u": 4, "l": 8, "L": 8, "d": 8}


def _kept(code, value):
    """What is left of a value where C's type has room for it."""
    if code == "?":
        return bool(value)
    if code == "c":
        if isinstance(value, int) and 0 <= value < 256:
            return bytes([value])
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise TypeError("one character bytes, bytearray or integer expected")
        return bytes(value)
    if code == "u":
        if not isinstance(value, str) or len(value) != 1:
            raise TypeError("unicode string expected instead of %s instance" % type(value).__name__)
        return value
    if code in "fd":
        if not isinstance(value, (int, float)):
            raise TypeError(f"must be real number, not {type(value).__name__}")
        return struct.unpack(code, struct.pack(code, value))[0]
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    bits = 8 * _SIZES[code]
    value = int(value) & ((1 << bits) - 1)
    return value - (1 << bits) if code.islower() and value >> (bits - 1) else value


class _SimpleCData:
    def __init__(self, value=None):
        self._value = _kept(self._type_, {"c": b"\0", "u": "\0"}.get(self._type_, 0) if value is None else value)

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        self._value = _kept(self._type_, value)

    def __bool__(self):
        return bool(self._value)

    def __repr__(self):
        return f"{type(self).__name__}({self._value!r})"


class c_bool(_SimpleCData):
    _type_ = "?"


class c_char(_SimpleCData):
    _type_ = "c"


class c_wchar(_SimpleCData):
    _type_ = "u"


class c_byte(_SimpleCData):
    _type_ = "b"


class c_ubyte(_SimpleCData):
    _type_ = "B"


class c_short(_SimpleCData):
    _type_ = "h"


class c_ushort(_SimpleCData):
    _type_ = "H"


class c_int(_SimpleCData):
    _type_ = "i"


class c_uint(_SimpleCData):
    _type_ = "I"


class c_long(_SimpleCData):
    _type_ = "l"


class c_ulong(_SimpleCData):
    _type_ = "L"


class c_float(_SimpleCData):
    _type_ = "f"


class c_double(_SimpleCData):
    _type_ = "d"


c_longlong = c_ssize_t = c_int64 = c_long
c_ulonglong = c_size_t = c_uint64 = c_ulong
c_int8 = c_byte
c_int16 = c_short
c_int32 = c_int
c_uint8 = c_ubyte
c_uint16 = c_ushort
c_uint32 = c_uint


def _field(name, code, offset):
    def get(self):
        blocks = self._blocks
        return self._own[name] if blocks is None else blocks[name].get(0)

    def set(self, value):
        value = _kept(code, getattr(value, "value", value))
        if self._blocks is None:
            self._own[name] = value
        else:
            self._blocks[name].set(0, value)
    return property(get, set)


class Structure:
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "_fields_" not in cls.__dict__:
            return
        cls._places = {}
        size = widest = 1
        offset = 0
        for name, kind in cls._fields_:
            code = kind._type_
            room = _SIZES[code]
            offset = (offset + room - 1) // room * room
            cls._places[name] = (code, offset)
            setattr(cls, name, _field(name, code, offset))
            offset += room
            widest = max(widest, room)
        cls._whole = (offset + widest - 1) // widest * widest

    def __init__(self, *args, **kwargs):
        self._blocks = None
        self._own = {name: _kept(code, {"c": b"\0", "u": "\0"}.get(code, 0)) for name, (code, offset) in self._places.items()}
        self._fill(args)
        for name, value in kwargs.items():
            setattr(self, name, value)

    def _fill(self, values):
        if len(values) > len(self._places):
            raise TypeError("too many initializers")
        for name, value in zip(self._places, values):
            setattr(self, name, value)

    def _values(self):
        return [getattr(self, name) for name in self._places]

    @classmethod
    def _size_of(cls):
        return cls._whole

    @classmethod
    def _at(cls, place):
        self = object.__new__(cls)
        self._place = place
        self._blocks = {name: _multiprocessing._Block._new(code, 1, place + offset) for name, (code, offset) in cls._places.items()}
        return self

    def __reduce__(self):
        if self._blocks is None:
            return (type(self), tuple(self._values()))
        return (type(self)._at, (self._place,))


def sizeof(type_or_instance):
    kind = type_or_instance if isinstance(type_or_instance, type) else type(type_or_instance)
    if issubclass(kind, Structure):
        return kind._size_of()
    if issubclass(kind, _SimpleCData):
        return _SIZES[kind._type_]
    raise TypeError("this type has no size")


def __getattr__(name):
    raise AttributeError(f"ctypes.{name} is not in the teaching language; numbers and structures of numbers are")
