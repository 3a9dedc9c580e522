# base64: bytes as letters, by RFC 4648.
_standard = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_standard32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_values = {c: i for i, c in enumerate(_standard)}
_values32 = {c: i for i, c in enumerate(_standard32)}


class Error(ValueError):
    pass


Error.__module__ = "binascii"


def _bytes(s):
    if not isinstance(s, (bytes, bytearray)):
        raise TypeError(f"a bytes-like object is required, not '{type(s).__name__}'")
    return s


def _text(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    return _bytes(s)


def b64encode(s, altchars=None):
    s = _bytes(s)
    out = bytearray()
    for i in range(0, len(s), 3):
        part = s[i:i + 3]
        number = int.from_bytes(part + bytes(3 - len(part)), "big")
        for k in range(4):
            out.append(_standard[number >> 18 - 6 * k & 63] if k <= len(part) else 61)
    result = bytes(out)
    return result if altchars is None else result.translate(bytes.maketrans(b"+/", altchars))


def b64decode(s, altchars=None, validate=False):
    s = _text(s)
    if altchars is not None:
        s = s.translate(bytes.maketrans(_text(altchars), b"+/"))
    digits = []
    padding = 0
    for c in s:
        value = _values.get(c)
        if value is not None:
            if padding and validate:
                raise Error("Excess data after padding" if len(digits) % 4 + padding >= 4 else "Discontinuous padding not allowed")
            digits.append(value)
        elif c == 61:
            padding += 1
            if len(digits) % 4 + padding >= 4 and len(digits) % 4 >= 2 and not validate:
                break
        elif validate:
            raise Error("Only base64 data is allowed")
    left = len(digits) % 4
    if left == 1:
        raise Error(f"Invalid base64-encoded string: number of data characters ({len(digits)}) cannot be 1 more than a multiple of 4")
    if left and padding < 4 - left:
        raise Error("Incorrect padding")
    out = bytearray()
    for i in range(0, len(digits), 4):
        part = digits[i:i + 4]
        number = 0
        for digit in part + [0] * (4 - len(part)):
            number = number << 6 | digit
        out += number.to_bytes(3, "big")[:len(part) - 1]
    return bytes(out)


standard_b64encode = b64encode
standard_b64decode = b64decode


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def b16encode(s):
    return _bytes(s).hex().upper().encode()


def b16decode(s, casefold=False):
    text = _text(s).decode()
    if not casefold and text != text.upper():
        raise Error("Non-base16 digit found")
    try:
        return bytes.fromhex(text)
    except ValueError:
        raise Error("Non-base16 digit found") from None


def b32encode(s):
    s = _bytes(s)
    out = bytearray()
    for i in range(0, len(s), 5):
        part = s[i:i + 5]
        number = int.from_bytes(part + bytes(5 - len(part)), "big")
        used = (len(part) * 8 + 4) // 5
        for k in range(8):
            out.append(_standard32[number >> 35 - 5 * k & 31] if k < used else 61)
    return bytes(out)


def b32decode(s, casefold=False, map01=None):
    s = _text(s)
    if len(s) % 8:
        raise Error("Incorrect padding")
    if casefold:
        s = s.upper()
    bare = s.rstrip(b"=")
    out = bytearray()
    for i in range(0, len(bare), 8):
        number = 0
        part = bare[i:i + 8]
        for c in part:
            if c not in _values32:
                raise Error("Non-base32 digit found")
            number = number << 5 | _values32[c]
        number <<= 5 * (8 - len(part))
        out += number.to_bytes(5, "big")[:len(part) * 5 // 8]
    return bytes(out)


def encodebytes(s):
    s = _bytes(s)
    return b"".join([b64encode(s[i:i + 57]) + b"\n" for i in range(0, len(s), 57)])


def decodebytes(s):
    return b64decode(s)
