# array: numbers of one kind, as bytes one behind the other in one block, which memoryview shows and changes.
import struct

__all__ = ["array", "ArrayType"]

typecodes = "bBuhHiIlLqQfd"

_sizes = {"b": 1, "B": 1, "u": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}
# What is said of a number out of range: the C type it goes through first, then its own.
_words = {"b": [(2, "signed short integer"), (1, "signed char")], "h": [(2, "signed short integer")], "i": [(4, "signed integer")],
          "H": [(4, "signed integer")]}


def _out_of_range(code, value):
    if code in "IL":
        if value < 0:
            return "can't convert negative value to unsigned int"
        return "Python int too large to convert to C unsigned long" if value >= 1 << 64 else "unsigned int is greater than maximum"
    if code in "qQ":
        return "can't convert negative int to unsigned" if code == "Q" and value < 0 else "int too big to convert"
    if not -(1 << 63) <= value < 1 << 63:
        return "Python int too large to convert to C long"
    side = "less than minimum" if value < 0 else "greater than maximum"
    for size, name in _words.get(code, []):
        if not -(1 << (8 * size - 1)) <= value < 1 << (8 * size - 1):
            return f"{name} is {side}"
    return ("unsigned byte integer is " if code == "B" else "unsigned short is ") + side


def _packed(code, value):
    if code == "u":
        if not isinstance(value, str) or len(value) != 1:
            raise TypeError("array item must be unicode character")
        return ord(value).to_bytes(4, "little")
    if code in "fd":
        if not isinstance(value, (int, float)):
            convert = getattr(type(value), "__float__", None)
            if convert is None:
                raise TypeError(f"must be real number, not {type(value).__name__}")
            value = convert(value)
        return struct.pack(code, value)
    if not isinstance(value, int):
        convert = getattr(type(value), "__index__", None)
        if convert is None:
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        value = convert(value)
    try:
        return value.to_bytes(_sizes[code], "little", signed=code.islower())
    except OverflowError:
        raise OverflowError(_out_of_range(code, value)) from None


def _with(typecode, data):
    made = object.__new__(array)
    made._code, made._size, made._data = typecode, _sizes[typecode], data
    return made


def _array_reconstructor(cls, typecode, format, data):
    """As CPython pickles an array: the machine's own order of bytes only."""
    return cls(typecode, data)


class array:
    _is_bytes_like = True

    def __new__(cls, *args):
        if not args:
            raise TypeError("array() takes at least 1 argument (0 given)")
        if len(args) > 2:
            raise TypeError(f"array() takes at most 2 arguments ({len(args)} given)")
        code = args[0]
        if not isinstance(code, str) or len(code) != 1:
            raise TypeError(f"array() argument 1 must be a unicode character, not {type(code).__name__}")
        given = args[1] if len(args) == 2 else ()
        if isinstance(given, str) and code != "u":
            raise TypeError(f"cannot use a str to initialize an array with typecode '{code}'")
        if code not in typecodes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self = object.__new__(cls)
        self._code, self._size, self._data = code, _sizes[code], bytearray()
        if isinstance(given, (bytes, bytearray)):
            self.frombytes(given)
        elif isinstance(given, array) and given._code == code:
            self._data += given._data
        else:
            self._data += b"".join([_packed(code, value) for value in given])
        return self

    typecode = property(lambda self: self._code)
    itemsize = property(lambda self: self._size)
    _item_format = property(lambda self: "I" if self._code == "u" else self._code)

    def _shared_bytes(self):
        return self._data

    # -- Items

    def __len__(self):
        return len(self._data) // self._size

    def _at(self, place):
        data = self._data[place:place + self._size]
        code = self._code
        if code in "fd":
            return struct.unpack(code, data)[0]
        number = int.from_bytes(data, "little", signed=code.islower() and code != "u")
        return chr(number) if code == "u" else number

    def _place(self, index, words="array index out of range"):
        count = len(self)
        if index < 0:
            index += count
        if not 0 <= index < count:
            raise IndexError(words)
        return index * self._size

    def _index_of(self, key):
        if isinstance(key, int):
            return key
        convert = getattr(type(key), "__index__", None)
        if convert is None:
            raise TypeError("array indices must be integers")
        return convert(key)

    def _parts(self, indices):
        size, data = self._size, self._data
        return b"".join([bytes(data[i * size:(i + 1) * size]) for i in indices])

    def __getitem__(self, key):
        if not isinstance(key, slice):
            return self._at(self._place(self._index_of(key)))
        first, last, step = key.indices(len(self))
        if step == 1:
            return _with(self._code, self._data[first * self._size:max(first, last) * self._size])
        return _with(self._code, bytearray(self._parts(range(first, last, step))))

    def __setitem__(self, key, value):
        if not isinstance(key, slice):
            place = self._place(self._index_of(key), "array assignment index out of range")
            self._data[place:place + self._size] = _packed(self._code, value)
            return
        if not isinstance(value, array):
            raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
        if value._code != self._code:
            raise TypeError("bad argument type for built-in operation")
        first, last, step = key.indices(len(self))
        size = self._size
        if step == 1:
            self._data[first * size:max(first, last) * size] = bytes(value._data)
            return
        places = range(first, last, step)
        if len(places) != len(value):
            raise ValueError(f"attempt to assign array of size {len(value)} to extended slice of size {len(places)}")
        for i, place in enumerate(places):
            self._data[place * size:(place + 1) * size] = value._data[i * size:(i + 1) * size]

    def __delitem__(self, key):
        size = self._size
        if not isinstance(key, slice):
            place = self._place(self._index_of(key), "array assignment index out of range")
            del self._data[place:place + size]
            return
        gone = set(range(*key.indices(len(self))))
        self._data[:] = self._parts([i for i in range(len(self)) if i not in gone])

    def __iter__(self):
        i = 0
        while i < len(self):
            yield self._at(i * self._size)
            i += 1

    def __contains__(self, item):
        return item in self.tolist()

    def index(self, value, start=0, stop=None, /):
        values = self.tolist()
        for i in range(*slice(start, stop).indices(len(values))):
            if values[i] == value:
                return i
        raise ValueError("array.index(x): x not in array")

    def count(self, value, /):
        return self.tolist().count(value)

    # -- Growing and shrinking

    def append(self, value, /):
        self._data += _packed(self._code, value)

    def extend(self, values, /):
        if isinstance(values, array):
            if values._code != self._code:
                raise TypeError("can only extend with array of same kind")
            self._data += bytes(values._data)
            return
        for value in values:
            self.append(value)

    def insert(self, index, value, /):
        if not isinstance(index, int):
            raise TypeError(f"'{type(index).__name__}' object cannot be interpreted as an integer")
        count = len(self)
        index = max(index + count, 0) if index < 0 else min(index, count)
        self._data[index * self._size:index * self._size] = _packed(self._code, value)

    def pop(self, index=-1, /):
        if not self._data:
            raise IndexError("pop from empty array")
        place = self._place(index, "pop index out of range")
        value = self._at(place)
        del self._data[place:place + self._size]
        return value

    def remove(self, value, /):
        values = self.tolist()
        if value not in values:
            raise ValueError("array.remove(x): x not in array")
        del self[values.index(value)]

    def reverse(self):
        self._data[:] = self._parts(range(len(self) - 1, -1, -1))

    def byteswap(self):
        size = self._size
        self._data[:] = b"".join([bytes(self._data[i:i + size])[::-1] for i in range(0, len(self._data), size)])

    # -- As other things

    def tolist(self):
        code = self._code
        if code == "u":
            return list(self.tounicode())
        return list(struct.unpack(f"{len(self)}{code}", bytes(self._data)))

    def fromlist(self, values, /):
        if not isinstance(values, list):
            raise TypeError("arg must be list")
        self._data += b"".join([_packed(self._code, value) for value in values])

    def tobytes(self):
        return bytes(self._data)

    __bytes__ = tobytes

    def frombytes(self, data, /):
        if isinstance(data, (array, memoryview)):
            data = data.tobytes()
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        if len(data) % self._size:
            raise ValueError("bytes length not a multiple of item size")
        self._data += data

    def tofile(self, file, /):
        file.write(self.tobytes())

    def fromfile(self, file, count, /):
        data = file.read(count * self._size)
        self.frombytes(data)
        if len(data) < count * self._size:
            raise EOFError("read() didn't return enough bytes")

    def tounicode(self):
        if self._code != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join([chr(int.from_bytes(self._data[i:i + 4], "little")) for i in range(0, len(self._data), 4)])

    def fromunicode(self, text, /):
        if self._code != "u":
            raise ValueError("fromunicode() may only be called on unicode type arrays")
        self._data += b"".join([_packed("u", character) for character in text])

    def buffer_info(self):
        return (id(self._data), len(self))

    # -- Operators

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        if other._code != self._code:
            raise TypeError("bad argument type for built-in operation")
        return _with(self._code, self._data + other._data)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, count):
        if not isinstance(count, int):
            raise TypeError(f"can't multiply sequence by non-int of type '{type(count).__name__}'")
        return _with(self._code, self._data * count)

    __rmul__ = __mul__

    def __imul__(self, count):
        self._data[:] = self._data * count
        return self

    def __eq__(self, other):
        return self.tolist() == other.tolist() if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self.tolist() < other.tolist() if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self.tolist() <= other.tolist() if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self.tolist() > other.tolist() if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self.tolist() >= other.tolist() if isinstance(other, array) else NotImplemented

    def __hash__(self):
        raise TypeError("unhashable type: 'array.array'")

    def __copy__(self):
        return _with(self._code, bytearray(self._data))

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __reduce__(self):
        return (type(self), (self._code, self.tolist()))

    def __repr__(self):
        if not self._data:
            return f"array('{self._code}')"
        return f"array('{self._code}', {self.tounicode() if self._code == 'u' else self.tolist()!r})"


ArrayType = array
