# json: data as text and back.
import _machine

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]

_absent = object()


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return type(self), (self.msg, self.doc, self.pos)


JSONDecodeError.__module__ = "json.decoder"

# ---- writing ---------------------------------------------------------------------------------------------------------

_escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f", "\b": "\\b"}


def _quoted(text, ascii_only):
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return '"' + text + '"'
    parts = ['"']
    for c in text:
        escape = _escapes.get(c)
        if escape is not None:
            parts.append(escape)
        elif c < " " or (ascii_only and c > "~"):
            code = ord(c)
            if code > 0xffff:
                code -= 0x10000
                parts.append(f"\\u{0xd800 | code >> 10:04x}\\u{0xdc00 | code & 0x3ff:04x}")
            else:
                parts.append(f"\\u{code:04x}")
        else:
            parts.append(c)
    parts.append('"')
    return "".join(parts)


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable") #: json/encoder.py 180 default | raise TypeError(f'Object of type {o.__class__.__name__} '

    def encode(self, o):
        parts = []
        self._write(o, parts, 0, []) #: json/encoder.py 200 encode | chunks = self.iterencode(o, _one_shot=True) | 9 43 #: json/encoder.py 258 iterencode | return _iterencode(o, 0) | 7 24
        return "".join(parts)

    def iterencode(self, o, _one_shot=False):
        parts = []
        self._write(o, parts, 0, [])
        return iter(parts)

    def _write(self, o, parts, depth, inside):
        if isinstance(o, str):
            parts.append(_quoted(o, self.ensure_ascii))
        elif o is None:
            parts.append("null")
        elif o is True:
            parts.append("true")
        elif o is False:
            parts.append("false")
        elif isinstance(o, int):
            parts.append(int.__repr__(o))
        elif isinstance(o, float):
            parts.append(self._real(o))
        elif isinstance(o, (list, tuple)):
            self._write_list(o, parts, depth, inside)
        elif isinstance(o, dict):
            self._write_dict(o, parts, depth, inside)
        else:
            self._enter(o, inside)
            self._write(self.default(o), parts, depth, inside)
            inside.pop()

    def _real(self, o):
        if o != o:
            text = "NaN"
        elif o == float("inf"):
            text = "Infinity"
        elif o == float("-inf"):
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError(f"Out of range float values are not JSON compliant: {o!r}" if False else "Out of range float values are not JSON compliant")
        return text

    def _enter(self, o, inside):
        if self.check_circular and id(o) in inside:
            raise ValueError("Circular reference detected")
        inside.append(id(o))

    def _breaks(self, depth):
        if self.indent is None:
            return "", self.item_separator, ""
        step = self.indent if isinstance(self.indent, str) else " " * self.indent
        line = "\n" + step * (depth + 1)
        return line, self.item_separator + line, "\n" + step * depth

    def _write_list(self, o, parts, depth, inside):
        if not o:
            parts.append("[]")
            return
        self._enter(o, inside)
        first, between, last = self._breaks(depth)
        parts.append("[" + first)
        comma = False
        for item in o:
            if comma:
                parts.append(between)
            comma = True
            self._write(item, parts, depth + 1, inside)
        parts.append(last + "]")
        inside.pop()

    def _key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self._real(key)
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return int.__repr__(key)
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {type(key).__name__}")

    def _write_dict(self, o, parts, depth, inside):
        if not o:
            parts.append("{}")
            return
        self._enter(o, inside)
        first, between, last = self._breaks(depth)
        parts.append("{" + first)
        comma = False
        for key, value in sorted(o.items()) if self.sort_keys else o.items():
            text = self._key(key)
            if text is None:
                continue
            if comma:
                parts.append(between)
            comma = True
            parts.append(_quoted(text, self.ensure_ascii) + self.key_separator)
            self._write(value, parts, depth + 1, inside)
        parts.append(last + "}")
        inside.pop()


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw):
    encoder = (cls or JSONEncoder)(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent,
                                   separators=separators, default=default, sort_keys=sort_keys, **kw)
    return encoder.encode(obj) #: json/__init__.py 231 dumps | return _default_encoder.encode(obj) | 7 35


def dump(obj, fp, **options):
    cls = options.pop("cls", None) or JSONEncoder
    for part in cls(**options).iterencode(obj):
        fp.write(part)


# ---- reading ---------------------------------------------------------------------------------------------------------

_unescapes = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_space = " \t\n\r"
_digits = "0123456789"


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        value, end = self.raw_decode(s, _skip(s, 0)) #: json/decoder.py 337 decode | obj, end = self.raw_decode(s, idx=_w(s, 0).end()) | 11 49
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end) #: json/decoder.py 340 decode | raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        try:
            return self._value(s, idx) #: json/decoder.py 353 raw_decode | obj, end = self.scan_once(s, idx) | 11 33
        except StopIteration as problem:
            raise JSONDecodeError("Expecting value", s, problem.value) from None #: json/decoder.py 355 raw_decode | raise JSONDecodeError("Expecting value", s, err.value) from None

    def _value(self, s, i):
        c = s[i:i + 1]
        if c == '"':
            return self._string(s, i + 1)
        if c == "{":
            return self._object(s, i + 1)
        if c == "[":
            return self._array(s, i + 1)
        if c == "n" and s.startswith("null", i):
            return None, i + 4
        if c == "t" and s.startswith("true", i):
            return True, i + 4
        if c == "f" and s.startswith("false", i):
            return False, i + 5
        if c and c in "-0123456789":
            found = self._number(s, i)
            if found is not None:
                return found
        for name in ("NaN", "Infinity", "-Infinity"):
            if s.startswith(name, i):
                return self.parse_constant(name), i + len(name)
        raise StopIteration(i)

    def _number(self, s, start):
        i = start
        size = len(s)
        if s[i] == "-":
            i += 1
        if i >= size or s[i] not in _digits:
            return None
        if s[i] == "0":
            i += 1
        else:
            while i < size and s[i] in _digits:
                i += 1
        real = False
        if i + 1 < size and s[i] == "." and s[i + 1] in _digits:
            real = True
            i += 2
            while i < size and s[i] in _digits:
                i += 1
        if i + 1 < size and s[i] in "eE":
            j = i + 1
            if s[j] in "+-":
                j += 1
            if j < size and s[j] in _digits:
                real = True
                while j < size and s[j] in _digits:
                    j += 1
                i = j
        return (self.parse_float if real else self.parse_int)(s[start:i]), i

    def _string(self, s, i):
        begin = i - 1
        parts = []
        while True:
            quote = s.find('"', i)
            if quote < 0:
                quote = len(s)
            slash = s.find("\\", i, quote)
            end = quote if slash < 0 else slash
            chunk = s[i:end]
            if self.strict and not chunk.isprintable():
                for k, c in enumerate(chunk):
                    if c < " ":
                        raise JSONDecodeError("Invalid control character at", s, i + k)
            if slash < 0:
                if quote == len(s):
                    raise JSONDecodeError("Unterminated string starting at", s, begin)
                if not parts:
                    return chunk, quote + 1
                parts.append(chunk)
                return "".join(parts), quote + 1
            parts.append(chunk)
            escape = s[slash + 1:slash + 2]
            if not escape:
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            if escape != "u":
                if escape not in _unescapes:
                    raise JSONDecodeError("Invalid \\escape", s, slash)
                parts.append(_unescapes[escape])
                i = slash + 2
                continue
            code = self._code(s, slash + 2)
            i = slash + 6
            if 0xd800 <= code <= 0xdbff and s.startswith("\\u", i):
                low = self._code(s, i + 2)
                if 0xdc00 <= low <= 0xdfff:
                    code = 0x10000 + ((code - 0xd800) << 10 | low - 0xdc00)
                    i += 6
            parts.append(chr(code))

    def _code(self, s, i):
        digits = s[i:i + 4]
        if len(digits) == 4 and all([c in "0123456789abcdefABCDEF" for c in digits]):
            return int(digits, 16)
        raise JSONDecodeError("Invalid \\uXXXX escape", s, i - 1)

    def _object(self, s, i):
        pairs = []
        i = _skip(s, i)
        if s[i:i + 1] == "}":
            return self._made(pairs), i + 1
        if s[i:i + 1] != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)
        while True:
            key, i = self._string(s, i + 1)
            i = _skip(s, i)
            if s[i:i + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, i)
            value, i = self._value(s, _skip(s, i + 1))
            pairs.append((key, value))
            i = _skip(s, i)
            c = s[i:i + 1]
            if c == "}":
                return self._made(pairs), i + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            i = _skip(s, i + 1)
            if s[i:i + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        result = dict(pairs)
        return result if self.object_hook is None else self.object_hook(result)

    def _array(self, s, i):
        items = []
        i = _skip(s, i)
        if s[i:i + 1] == "]":
            return items, i + 1
        while True:
            value, i = self._value(s, i)
            items.append(value)
            i = _skip(s, i)
            c = s[i:i + 1]
            if c == "]":
                return items, i + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            i = _skip(s, i + 1)


def _skip(s, i):
    size = len(s)
    while i < size and s[i] in _space:
        i += 1
    return i


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = s.decode("utf-8")
    else:
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {type(s).__name__}")
    for name, value in (("object_hook", object_hook), ("parse_float", parse_float), ("parse_int", parse_int), ("parse_constant", parse_constant), ("object_pairs_hook", object_pairs_hook)):
        if value is not None:
            kw[name] = value
    return (cls or JSONDecoder)(**kw).decode(s) #: json/__init__.py 346 loads | return _default_decoder.decode(s) | 7 33


def load(fp, **options):
    return loads(fp.read(), **options) #: json/__init__.py 293 load | return loads(fp.read(),


import json.decoder  # where pickles look for JSONDecodeError
