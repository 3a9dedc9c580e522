# struct: numbers as bytes by a format.
import _utility

_sizes = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8, "e": 2, "f": 4, "d": 8, "s": 1, "p": 1}
_native = {"l": 8, "L": 8, "n": 8, "N": 8, "P": 8}
_limits = {"b": "byte format requires -128 <= number <= 127", "B": "ubyte format requires 0 <= number <= 255",
           "h": "short format requires (-32767 -1) <= number <= 32767", "H": "ushort format requires 0 <= number <= (0x7fff * 2 + 1)"}


class error(Exception):
    pass


def _items(format):
    """(order, [(code, count, size, padding before it)])"""
    if isinstance(format, bytes):
        format = format.decode("ascii")
    order, aligned = "little", True
    if format[:1] in ("<", ">", "!", "=", "@"):
        aligned = format[0] == "@"
        order = "big" if format[0] in ">!" else "little"
        format = format[1:]
    items = []
    place = 0
    i = 0
    while i < len(format):
        if format[i].isspace():
            i += 1
            continue
        start = i
        while i < len(format) and format[i].isdigit():
            i += 1
        if i == len(format):
            raise error("repeat count given without format specifier")
        code = format[i]
        size = _native.get(code) if aligned and code in _native else _sizes.get(code)
        if size is None:
            raise error("bad char in struct format")
        count = int(format[start:i]) if i > start else 1
        padding = -place % size if aligned else 0
        place += padding + count * size
        items.append((code, count, size, padding))
        i += 1
    return order, items


def calcsize(format, /):
    return sum([count * size + padding for code, count, size, padding in _items(format)[1]])


def _wanted(items):
    return sum([0 if code == "x" else 1 if code in "sp" else count for code, count, size, padding in items])


def _number(code, size, value, order):
    if code in "efd":
        if not isinstance(value, (int, float)):
            raise error("required argument is not a float")
        bits = _utility.float_bits(float(value), size)
        if bits is None:
            raise OverflowError(f"float too large to pack with {code} format")
        return bits.to_bytes(size, order)
    if code == "?":
        return b"\x01" if value else b"\x00"
    if code == "c":
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return bytes(value)
    if not isinstance(value, int):
        index = getattr(type(value), "__index__", None)
        if index is None:
            raise error("required argument is not an integer")
        value = index(value)
    signed = code.islower()
    try:
        return value.to_bytes(size, order, signed=signed)
    except OverflowError:
        if code in _limits:
            raise error(_limits[code]) from None
        if size == 8:
            raise error("int too large to convert" if code in "qQ" else "argument out of range") from None
        if code in "iIlL" and size == 4:
            low, high = (-2147483648, 2147483647) if signed else (0, 4294967295)
            raise error(f"'{code}' format requires {low} <= number <= {high}") from None
        raise error("argument out of range") from None


def pack(format, /, *values):
    order, items = _items(format)
    wanted = _wanted(items)
    if len(values) != wanted:
        raise error(f"pack expected {wanted} items for packing (got {len(values)})")
    values = iter(values)
    out = bytearray()
    for code, count, size, padding in items:
        out += bytes(padding)
        if code == "x":
            out += bytes(count)
        elif code in "sp":
            value = next(values)
            if not isinstance(value, (bytes, bytearray)):
                raise error(f"argument for '{code}' must be a bytes object")
            if code == "p":
                value = value[:max(min(count - 1, 255), 0)]
                value = bytes([len(value)]) + value
            out += value[:count] + bytes(max(count - len(value), 0))
        else:
            for _ in range(count):
                out += _number(code, size, next(values), order)
    return bytes(out)


def _value(code, size, data, order):
    if code in "efd":
        bits = int.from_bytes(data, order)
        return _utility.float_of(bits >> 32, bits & 0xffffffff, size)
    if code == "?":
        return data != b"\x00"
    if code == "c":
        return bytes(data)
    return int.from_bytes(data, order, signed=code.islower())


def unpack(format, buffer, /):
    size = calcsize(format)
    if len(buffer) != size:
        raise error(f"unpack requires a buffer of {size} bytes")
    return _unpacked(format, bytes(buffer), 0)


def _unpacked(format, buffer, place):
    order, items = _items(format)
    result = []
    for code, count, size, padding in items:
        place += padding
        if code == "x":
            place += count
        elif code == "s":
            result.append(buffer[place:place + count])
            place += count
        elif code == "p":
            length = min(buffer[place], count - 1) if count else 0
            result.append(buffer[place + 1:place + 1 + length])
            place += count
        else:
            for _ in range(count):
                result.append(_value(code, size, buffer[place:place + size], order))
                place += size
    return tuple(result)


def unpack_from(format, /, buffer, offset=0):
    size = calcsize(format)
    if offset < 0:
        offset += len(buffer)
    if len(buffer) - offset < size:
        raise error(f"unpack_from requires a buffer of at least {size + offset} bytes for unpacking {size} bytes at offset {offset} (actual buffer size is {len(buffer)})")
    return _unpacked(format, bytes(buffer[offset:offset + size]), 0)


def iter_unpack(format, buffer, /):
    size = calcsize(format)
    if size == 0:
        raise error("cannot iteratively unpack with a struct of length 0")
    if len(buffer) % size:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    return iter([_unpacked(format, bytes(buffer[i:i + size]), 0) for i in range(0, len(buffer), size)])


def pack_into(format, buffer, offset, /, *values):
    data = pack(format, *values)
    if len(buffer) - offset < len(data):
        raise error(f"pack_into requires a buffer of at least {len(data) + offset} bytes for packing {len(data)} bytes at offset {offset} (actual buffer size is {len(buffer)})")
    buffer[offset:offset + len(data)] = data


class Struct:
    def __init__(self, format):
        self.format = format if isinstance(format, str) else format.decode()
        self.size = calcsize(format)

    def pack(self, *values):
        return pack(self.format, *values)

    def unpack(self, buffer, /):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def pack_into(self, buffer, offset, *values):
        pack_into(self.format, buffer, offset, *values)

    def iter_unpack(self, buffer, /):
        return iter_unpack(self.format, buffer)
