# pickle: the native part (_pickle) does what needs no code of the language; here are the methods of a program's own classes
# asked (__reduce__, __getstate__, __setstate__ ...), and pickles read that build such objects.
import _machine
import _pickle
import operator

__all__ = ["dump", "dumps", "load", "loads", "PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler",
           "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL"]

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


for _cls in (PickleError, PicklingError, UnpicklingError):
    _cls.__module__ = "_pickle"
del _cls
_machine.set_own(_pickle, "PickleError", PickleError)
_machine.set_own(_pickle, "PicklingError", PicklingError)
_machine.set_own(_pickle, "UnpicklingError", UnpicklingError)


def _fail(text):
    raise PicklingError(text)


# ---- writing ---------------------------------------------------------------------------------------------------------

def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    protocol = _protocol(protocol)
    result = _pickle.dumps(obj, None, protocol)
    if type(result) is bytes:
        return result
    reductions = {}
    while type(result) is list:
        for asked in result:
            _pickle.remember(reductions, asked, _reduction(asked, protocol))
        result = _pickle.dumps(obj, reductions, protocol)
    return result


def _protocol(asked):
    if asked is None:
        return DEFAULT_PROTOCOL
    asked = operator.index(asked)
    if asked < 0:
        return HIGHEST_PROTOCOL
    if asked > HIGHEST_PROTOCOL:
        raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
    return asked


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol).dump(obj)


def _member(cls, name):
    """A method of a program's own, or None."""
    found = _machine.class_member(cls, name)
    return found if found is not None and found is not _machine.class_member(object, name) else None


def _reduction(obj, protocol):
    """What the object is made of: (callable, or None for cls.__new__; args; state; list items; dict items), or a name."""
    cls = type(obj)
    if _member(cls, "__reduce_ex__") is not None:
        return _checked(obj, obj.__reduce_ex__(protocol))
    if _member(cls, "__reduce__") is not None:
        return _checked(obj, obj.__reduce__())
    return _default(obj, protocol)


def _checked(obj, value):
    if isinstance(value, str):
        return value
    if not isinstance(value, tuple):
        raise PicklingError("__reduce__ must return a string or tuple")
    if not 2 <= len(value) <= 6:
        raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
    function, args = value[0], value[1]
    if function is not None and not callable(function):
        raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
    if not isinstance(args, tuple):
        raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
    state = value[2] if len(value) > 2 else None
    items = list(value[3]) if len(value) > 3 and value[3] is not None else None
    entries = _flat(value[4]) if len(value) > 4 and value[4] is not None else None
    return (function, args, state, items, entries)


def _flat(pairs):
    result = []
    for key, value in pairs:
        result.append(key)
        result.append(value)
    return result


def _refuse(obj):
    raise TypeError(f"cannot pickle '{_pickle.type_name(obj)}' object")


def _default(obj, protocol=DEFAULT_PROTOCOL):
    cls = type(obj)
    if not _machine.is_user_object(obj):
        _refuse(obj)
    if isinstance(obj, BaseException):
        return (cls, obj.args, _state(obj) or None, None, None)
    if protocol < 2:
        if getattr(obj, "__slots__", None) and _member(cls, "__getstate__") is None:
            raise TypeError("a class that defines __slots__ without defining __getstate__ cannot be pickled")
        import copyreg  # which has the name that is written
        base = [each for each in cls.__mro__ if each.__module__ == "builtins"][0]
        return (_reconstruct, (cls, base, None if base is object else base(obj)), _state(obj), None, None)
    args = ()
    method = _member(cls, "__getnewargs_ex__")
    if method is not None:
        args, keywords = obj.__getnewargs_ex__()
        if keywords:
            import copyreg
            return (_new_with_keywords, (cls, args, keywords), _state(obj), None, None)
    elif _member(cls, "__getnewargs__") is not None:
        args = obj.__getnewargs__()
        if not isinstance(args, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not '{type(args).__name__}'")
    else:
        for base, plain in ((int, int.__int__), (float, float.__float__), (str, str.__str__), (tuple, _plain_tuple), (bytes, bytes)):
            if isinstance(obj, base):
                args = (plain(obj),)
    items = list.__getitem__(obj, slice(None)) if isinstance(obj, list) else None
    entries = _flat(dict.items(obj)) if isinstance(obj, dict) else None
    if isinstance(obj, (set, frozenset)):
        return (cls, (list(obj),), _state(obj), None, None)
    return (None, (cls,) + args, _state(obj), items, entries)


def _plain_tuple(obj):
    return tuple([item for item in tuple.__iter__(obj)])


def _new_with_keywords(cls, args, keywords):
    return cls.__new__(cls, *args, **keywords)


_new_with_keywords.__module__ = "copyreg"
_new_with_keywords.__qualname__ = "__newobj_ex__"


def _state(obj):
    if _member(type(obj), "__getstate__") is not None:
        return obj.__getstate__()
    own = getattr(obj, "__dict__", None)
    state = dict(own) if own else None
    slots = {}
    for cls in type(obj).__mro__:
        names = cls.__dict__.get("__slots__", ())
        for name in (names,) if isinstance(names, str) else names:
            if name not in ("__dict__", "__weakref__") and hasattr(obj, name) and not (own and name in own):
                slots[name] = getattr(obj, name)
    return (state, slots) if slots else state


# ---- reading ---------------------------------------------------------------------------------------------------------

def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    result = _pickle.loads(data)
    if result is NotImplemented:
        return _Reader(bytes(data)).read()
    return result


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    return Unpickler(file).load()


class Pickler:
    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._file = file
        self._protocol = _protocol(protocol)

    def dump(self, obj):
        for name in ("persistent_id", "reducer_override", "dispatch_table"):
            if hasattr(self, name):
                raise NotImplementedError(f"Pickler.{name} is not in the teaching language; give the class of what is pickled a __reduce__")
        self._file.write(dumps(obj, self._protocol))


class Unpickler:
    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
        if not hasattr(file, "read") or not hasattr(file, "readline"):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._file = file

    def load(self):
        return _FileReader(self._file, self.find_class).read()

    def find_class(self, module, name):
        return _find(module, name)


Pickler.__module__ = Unpickler.__module__ = "_pickle"


_python2_modules = {"__builtin__": "builtins", "exceptions": "builtins", "copy_reg": "copyreg", "Queue": "queue", "SocketServer": "socketserver", "thread": "_thread"}
_python2_names = {"xrange": "range", "long": "int", "unicode": "str", "unichr": "chr", "raw_input": "input"}


def _find(module, name):
    if module in _python2_modules:
        name = _python2_names.get(name, name)
        module = _python2_modules[module]
    if module == "_codecs" and name == "encode":
        return str.encode
    if module == "copyreg":
        found = {"__newobj_ex__": _new_with_keywords, "_reconstructor": _reconstruct}.get(name)
        if found is not None:
            return found
    loaded = _machine.modules().get(module)
    if loaded is None:
        __import__(module)
        loaded = _machine.modules()[module]
    found = loaded
    for part in name.split("."):
        try:
            found = getattr(found, part)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {loaded!r}") from None
    return found


def _reconstruct(cls, base, state):
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ is not object.__init__:
        base.__init__(obj, state)
    return obj


_reconstruct.__module__ = "copyreg"
_reconstruct.__qualname__ = "_reconstructor"


class _Reader:
    """A stack machine over the opcodes of protocols 0 to 5."""

    def __init__(self, data, find=_find):
        self.data = data
        self.at = 0
        self.stack = []
        self.marks = []
        self.memo = {}
        self.find = find

    def read(self):
        steps = self.steps
        while True:
            if not self.has(1):
                raise EOFError("Ran out of input")
            code = self.take(1)[0]
            step = steps.get(code)
            if step is None:
                raise UnpicklingError(f"invalid load key, '{_key(code)}'.")
            if code in _needy and not self.stack:
                raise UnpicklingError("unexpected MARK found" if self.marks else "unpickling stack underflow")
            if code == 46:  # STOP
                return self.stack.pop()
            step(self)

    def has(self, count):
        return self.at + count <= len(self.data)

    def take(self, count):
        if not self.has(count):
            raise UnpicklingError("pickle data was truncated")
        at = self.at
        self.at = at + count
        return self.data[at:self.at]

    def number(self, count):
        return int.from_bytes(self.take(count), "little")

    def frame(self):
        if not self.has(self.number(8)):
            raise UnpicklingError("pickle data was truncated")

    def line(self):
        end = self.data.find(b"\n", self.at)
        if end < 0:
            raise UnpicklingError("pickle data was truncated")
        text = self.data[self.at:end]
        self.at = end + 1
        return text

    def push(self, value):
        self.stack.append(value)

    def above(self):
        if not self.marks:
            raise UnpicklingError("could not find MARK")
        items = self.stack
        self.stack = self.marks.pop()
        return items

    def recall(self, place):
        if place not in self.memo:
            raise UnpicklingError(f"Memo value not found at index {place}")
        self.push(self.memo[place])

    def mark(self):
        self.marks.append(self.stack)
        self.stack = []

    def text(self, size):
        self.push(self.take(self.number(size)).decode("utf-8", "surrogatepass"))

    def binary(self, size, make=None):
        data = self.take(self.number(size))
        self.push(data if make is None else make(data))

    def tuple_of(self, count):
        items = tuple(self.stack[-count:])
        del self.stack[-count:]
        self.push(items)

    def pop_mark(self):
        self.above()

    def reduce(self):
        args = self.stack.pop()
        self.stack[-1] = self.stack[-1](*args)

    def new(self):
        args = self.stack.pop()
        cls = self.stack[-1]
        self.stack[-1] = cls.__new__(cls, *args)

    def new_with_keywords(self):
        keywords = self.stack.pop()
        args = self.stack.pop()
        cls = self.stack[-1]
        self.stack[-1] = cls.__new__(cls, *args, **keywords)

    def build(self):
        state = self.stack.pop()
        target = self.stack[-1]
        method = getattr(target, "__setstate__", None)
        if method is not None:
            method(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            for name, value in state.items():
                _machine.set_own(target, name, value)
        if slots:
            for name, value in slots.items():
                setattr(target, name, value)

    def extend(self, items):
        target = self.stack[-1]
        if isinstance(target, list):
            target.extend(items)
        else:
            for item in items:
                target.append(item)

    def set_items(self, items):
        target = self.stack[-1]
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def set_item(self):
        value = self.stack.pop()
        key = self.stack.pop()
        self.stack[-1][key] = value

    def append(self):
        item = self.stack.pop()
        self.extend((item,))

    def add_items(self):
        items = self.above()
        target = self.stack[-1]
        for item in items:
            target.add(item)

    def pairs(self):
        items = self.above()
        result = {}
        for i in range(0, len(items), 2):
            result[items[i]] = items[i + 1]
        self.push(result)

    def global_by_lines(self):
        module = self.line().decode()
        self.push(self.find(module, self.line().decode()))

    def global_on_stack(self):
        name = self.stack.pop()
        module = self.stack.pop()
        self.push(self.find(module, name))

    def decimal(self):
        digits = self.line()
        if digits == b"00":
            self.push(False)
        elif digits == b"01":
            self.push(True)
        else:
            self.push(int(digits.rstrip(b"L")))

    def instance(self):
        module = self.line().decode()
        cls = self.find(module, self.line().decode())
        self.push(cls(*self.above()))

    def object(self):
        items = self.above()
        self.push(items[0](*items[1:]))

    def protocol(self):
        number = self.take(1)[0]
        if number > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {number}")


class _FileReader(_Reader):
    """Takes no more out of the file than its pickle: the next one may stand behind it."""

    def __init__(self, file, find):
        _Reader.__init__(self, b"", find)
        self.file = file

    def more(self, read, *count):
        got = read(*count)
        if not isinstance(got, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(got).__name__}'")
        self.data = self.data[self.at:] + bytes(got)
        self.at = 0

    def has(self, count):
        missing = self.at + count - len(self.data)
        if missing > 0:
            self.more(self.file.read, missing)
        return self.at + count <= len(self.data)

    def line(self):
        if self.data.find(b"\n", self.at) < 0:
            self.more(self.file.readline)
        return _Reader.line(self)


def _key(code):
    return chr(code) if 32 <= code < 127 else f"\\x{code:02x}"


_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


def _unescaped(text, letters):
    """Backslash and one of these letters before so many hexadecimal digits; or one of _ESCAPED, where letters has 'x'."""
    parts = text.split("\\")
    result = parts[0]
    at = 1
    while at < len(parts):
        part = parts[at]
        size = letters.get(part[:1])
        if size and len(part) > size:
            result += chr(int(part[1:1 + size], 16)) + part[1 + size:]
        elif "x" in letters and not part and at + 1 < len(parts):
            at += 1
            result += "\\" + parts[at]
        elif "x" in letters and part[:1] in _ESCAPED:
            result += _ESCAPED[part[0]] + part[1:]
        else:
            result += "\\" + part
        at += 1
    return result


def _quoted(reader):
    reader.push(_unescaped(reader.line()[1:-1].decode("latin-1"), {"x": 2}))


_steps = {
    0x80: _Reader.protocol,
    0x95: lambda r: r.frame(),
    0x2e: None,
    0x28: _Reader.mark,
    0x30: lambda r: r.stack.pop() if r.stack else r.pop_mark(),
    0x31: _Reader.pop_mark,
    0x32: lambda r: r.push(r.stack[-1]),
    0x4e: lambda r: r.push(None),
    0x88: lambda r: r.push(True),
    0x89: lambda r: r.push(False),
    0x49: _Reader.decimal,
    0x4c: _Reader.decimal,
    0x4a: lambda r: r.push(int.from_bytes(r.take(4), "little", signed=True)),
    0x4b: lambda r: r.push(r.number(1)),
    0x4d: lambda r: r.push(r.number(2)),
    0x8a: lambda r: r.push(int.from_bytes(r.take(r.number(1)), "little", signed=True)),
    0x8b: lambda r: r.push(int.from_bytes(r.take(r.number(4)), "little", signed=True)),
    0x46: lambda r: r.push(float(r.line())),
    0x47: lambda r: r.push(_pickle.real(r.take(8))),
    0x53: _quoted,
    0x56: lambda r: r.push(_unescaped(r.line().decode("latin-1"), {"u": 4, "U": 8})),
    0x8c: lambda r: r.text(1),
    0x58: lambda r: r.text(4),
    0x8d: lambda r: r.text(8),
    0x55: lambda r: r.text(1),
    0x54: lambda r: r.text(4),
    0x43: lambda r: r.binary(1),
    0x42: lambda r: r.binary(4),
    0x8e: lambda r: r.binary(8),
    0x96: lambda r: r.binary(8, bytearray),
    0x29: lambda r: r.push(()),
    0x85: lambda r: r.tuple_of(1),
    0x86: lambda r: r.tuple_of(2),
    0x87: lambda r: r.tuple_of(3),
    0x74: lambda r: r.push(tuple(r.above())),
    0x5d: lambda r: r.push([]),
    0x6c: lambda r: r.push(r.above()),
    0x7d: lambda r: r.push({}),
    0x64: _Reader.pairs,
    0x8f: lambda r: r.push(set()),
    0x91: lambda r: r.push(frozenset(r.above())),
    0x90: _Reader.add_items,
    0x61: _Reader.append,
    0x65: lambda r: r.extend(r.above()),
    0x73: _Reader.set_item,
    0x75: lambda r: r.set_items(r.above()),
    0x63: _Reader.global_by_lines,
    0x93: _Reader.global_on_stack,
    0x52: _Reader.reduce,
    0x81: _Reader.new,
    0x92: _Reader.new_with_keywords,
    0x69: _Reader.instance,
    0x6f: _Reader.object,
    0x62: _Reader.build,
    0x94: lambda r: r.memo.__setitem__(len(r.memo), r.stack[-1]),
    0x71: lambda r: r.memo.__setitem__(r.number(1), r.stack[-1]),
    0x72: lambda r: r.memo.__setitem__(r.number(4), r.stack[-1]),
    0x70: lambda r: r.memo.__setitem__(int(r.line()), r.stack[-1]),
    0x68: lambda r: r.recall(r.number(1)),
    0x6a: lambda r: r.recall(r.number(4)),
    0x67: lambda r: r.recall(int(r.line())),
}
_steps[0x2e] = _Reader.push
_Reader.steps = _steps
# Those that take something from the stack.
_needy = b".2abs\x52\x81\x92\x93\x94qrp\x85\x86\x87"
