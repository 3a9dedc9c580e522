# multiprocessing.sharedctypes: numbers that all processes see. The memory is native (_multiprocessing._Block).
import _multiprocessing

from multiprocessing import context, synchronize

__all__ = ["RawValue", "RawArray", "Value", "Array", "copy", "synchronized"]


def _code(typecode_or_type):
    if hasattr(typecode_or_type, "_fields_"):
        return typecode_or_type
    code = getattr(typecode_or_type, "_type_", typecode_or_type)
    if not isinstance(code, str) or typecode_or_type == "?":
        raise TypeError("this type has no size")
    return code


def _attach(cls, code, length, place, number, told):
    self = object.__new__(_number_classes.get(code, cls) if cls is _Number else _numbers_class(code, length))
    self._block = _multiprocessing._Block._new(code, length, place, number, told)
    return self


class _Shared:
    def __reduce__(self):
        context.assert_spawning(self)
        return (_attach, (_Number if isinstance(self, _Number) else _Numbers, self._block.code, self._block.length, self._block.place, self._block.number, self._block.told))


class _Number(_Shared):
    def __init__(self, code, *args):
        if len(args) > 1:
            raise TypeError(f"__init__ expected at most 1 argument, got {len(args)}")
        self._block = _multiprocessing._Block._new(code, 1)
        if args:
            self.value = args[0]

    @property
    def value(self):
        return self._block.get(0)

    @value.setter
    def value(self, value):
        self._block.set(0, value)

    def __repr__(self):
        return f"c_{_NAMES[self._block.code]}({self.value!r})"


_NAMES = {"c": "char", "b": "byte", "B": "ubyte", "h": "short", "H": "ushort", "i": "int", "I": "uint", "l": "long", "L": "ulong",
          "q": "long", "Q": "ulong", "f": "float", "d": "double", "u": "wchar", "?": "bool"}
# As programs see them: each code's numbers are of a class of CPython's ctypes.
_number_classes = {code: type(f"c_{name}", (_Number,), {"__module__": "ctypes"}) for code, name in _NAMES.items()}


class _Numbers(_Shared):
    def __init__(self, code, size_or_initializer):
        self._block = _multiprocessing._Block._new(code, self._length_)
        if not isinstance(size_or_initializer, int):
            for i, item in enumerate(size_or_initializer):
                self._block.set(i, item)

    def __len__(self):
        return self._length_

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._part([self._block.get(i) for i in range(*index.indices(self._length_))])
        return self._block.get(index)

    def __setitem__(self, index, value):
        if not isinstance(index, slice):
            self._block.set(index, value)
            return
        places = range(*index.indices(self._length_))
        values = list(value)
        if len(places) != len(values):
            raise ValueError("Can only assign sequence of same size")
        for place, item in zip(places, values):
            self._block.set(place, item)

    def __iter__(self):
        i = 0
        while i < self._length_:
            yield self._block.get(i)
            i += 1

    def __bytes__(self):
        return self._block.raw()

    def _part(self, items):
        return items


class _Characters(_Numbers):
    """An array of C's char: its text ends with the first NUL."""

    @property
    def raw(self):
        return self._block.raw()

    @raw.setter
    def raw(self, data):
        self._block.set_raw(data)

    @property
    def value(self):
        return self._block.raw().split(b"\0", 1)[0]

    @value.setter
    def value(self, data):
        if not isinstance(data, bytes):
            raise TypeError(f"bytes expected instead of {type(data).__name__} instance")
        if len(data) > self._length_:
            raise ValueError("byte string too long")
        self._block.set_raw(data if len(data) == self._length_ else data + b"\0")

    def _part(self, items):
        return b"".join(items)


class _WideCharacters(_Numbers):
    @property
    def value(self):
        return self[:].split("\0", 1)[0]

    @value.setter
    def value(self, text):
        if not isinstance(text, str):
            raise TypeError(f"unicode string expected instead of {type(text).__name__} instance")
        if len(text) > self._length_:
            raise ValueError("string too long")
        for i, letter in enumerate(text if len(text) == self._length_ else text + "\0"):
            self._block.set(i, letter)

    def _part(self, items):
        return "".join(items)


# As in CPython each length has a class of its own.
_numbers_classes = {}


def _numbers_class(code, length):
    made = _numbers_classes.get((code, length))
    if made is None:
        base = {"c": _Characters, "u": _WideCharacters}.get(code, _Numbers)
        made = type(f"c_{_NAMES[code]}_Array_{length}", (base,), {"__module__": __name__, "_length_": length})
        made = _numbers_classes.setdefault((code, length), made)
    return made


class _Structures(_Shared):
    """An array of structures of ctypes, one behind the other in a block of bytes."""

    def __init__(self, cls, size_or_initializer):
        count = size_or_initializer if isinstance(size_or_initializer, int) else len(size_or_initializer)
        self._attach(cls, _multiprocessing._Block._new("B", count * cls._size_of()))
        if not isinstance(size_or_initializer, int):
            for i, fields in enumerate(size_or_initializer):
                self[i] = fields

    def _attach(self, cls, block):
        self._cls = cls
        self._block = block
        self._length = block.length // cls._size_of()

    def __reduce__(self):
        context.assert_spawning(self)
        return (_attach_structures, (self._cls, self._block.length, self._block.place))

    def __len__(self):
        return self._length

    def __getitem__(self, index):
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(self._length))]
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError("invalid index")
        return self._cls._at(self._block.place + index * self._cls._size_of())

    def __setitem__(self, index, fields):
        item = self[index]
        if isinstance(fields, self._cls):
            fields = fields._values()
        item._fill(fields)

    def __iter__(self):
        for i in range(self._length):
            yield self[i]


def _attach_structures(cls, length, place):
    self = object.__new__(_Structures)
    self._attach(cls, _multiprocessing._Block._new("B", length, place))
    return self


def RawValue(typecode_or_type, *args):
    return _told(_raw_value(typecode_or_type, *args), "RawValue")


def RawArray(typecode_or_type, size_or_initializer):
    return _told(_raw_array(typecode_or_type, size_or_initializer), "RawArray")


def _raw_value(typecode_or_type, *args):
    code = _code(typecode_or_type)
    if not isinstance(code, str):
        structure = code._at(_multiprocessing._Block._new("B", code._size_of()).place)
        structure._fill(args)
        return structure
    return _number_classes.get(code, _Number)(code, *args)


def _raw_array(typecode_or_type, size_or_initializer):
    code = _code(typecode_or_type)
    if not isinstance(code, str):
        return _Structures(code, size_or_initializer)
    length = size_or_initializer if isinstance(size_or_initializer, int) else len(size_or_initializer)
    if code not in _NAMES or length < 0:
        return _multiprocessing._Block._new(code, length)
    return _numbers_class(code, length)(code, size_or_initializer)


def _told(obj, word):
    if isinstance(obj, (_Number, _Numbers)):
        obj._block.tell(word)
    return obj


def Value(typecode_or_type, *args, lock=True, ctx=None):
    obj = _told(_raw_value(typecode_or_type, *args), "Value")
    return obj if lock is False else synchronized(obj, _lock(lock), ctx)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    obj = _told(_raw_array(typecode_or_type, size_or_initializer), "Array")
    return obj if lock is False else synchronized(obj, _lock(lock), ctx)


def _lock(lock):
    if lock in (True, None):
        return None
    if not hasattr(lock, "acquire"):
        raise AttributeError(f"{lock!r} has no method 'acquire'")
    return lock


def copy(obj):
    if isinstance(obj, _Number):
        return RawValue(obj._block.code, obj.value)
    if isinstance(obj, _Numbers):
        return RawArray(obj._block.code, list(obj))
    return RawValue(type(obj), *obj._values())


def synchronized(obj, lock=None, ctx=None):
    if isinstance(obj, _Number):
        return Synchronized(obj, lock, ctx)
    if isinstance(obj, _Structures):
        return SynchronizedArray(obj, lock, ctx)
    if hasattr(obj, "_fields_"):
        return SynchronizedStructure(obj, lock, ctx)
    return SynchronizedString(obj, lock, ctx) if obj._block.code == "c" else SynchronizedArray(obj, lock, ctx)


class SynchronizedBase:
    def __init__(self, obj, lock=None, ctx=None):
        self._obj = obj
        self._lock = lock or synchronize.RLock(ctx=ctx)
        self._bind()

    def _bind(self):
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __getstate__(self):
        context.assert_spawning(self)
        return (self._obj, self._lock)

    def __setstate__(self, state):
        self._obj, self._lock = state
        self._bind()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def get_obj(self):
        return self._obj

    def get_lock(self):
        return self._lock

    def __repr__(self):
        return f"<{type(self).__name__} wrapper for {self._obj}>"


class Synchronized(SynchronizedBase):
    @property
    def value(self):
        with self._lock:
            return self._obj._block.get(0)

    @value.setter
    def value(self, value):
        with self._lock:
            self._obj._block.set(0, value)


class SynchronizedStructure(SynchronizedBase):
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        with self._lock:
            return getattr(self._obj, name)

    def __setattr__(self, name, value):
        if name.startswith("_") or name in ("acquire", "release"):
            object.__setattr__(self, name, value)
            return
        with self._lock:
            setattr(self._obj, name, value)


class SynchronizedArray(SynchronizedBase):
    def __len__(self):
        return len(self._obj)

    def __getitem__(self, index):
        with self._lock:
            return self._obj[index] #: multiprocessing/sharedctypes.py 223 __getitem__ | return self._obj[i] | 7 19

    def __setitem__(self, index, value):
        with self._lock:
            self._obj[index] = value #: multiprocessing/sharedctypes.py 227 __setitem__ | self._obj[i] = value | 0 12

    def __getslice__(self, start, stop):
        return self[start:stop]


class SynchronizedString(SynchronizedArray):
    @property
    def value(self):
        with self._lock:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self._lock:
            self._obj.value = value

    @property
    def raw(self):
        with self._lock:
            return self._obj.raw

    @raw.setter
    def raw(self, value):
        with self._lock:
            self._obj.raw = value
