# pprint: values over several lines where they do not fit into one.
import _machine
import sys

__all__ = ["pprint", "pformat", "pp", "PrettyPrinter", "isreadable", "isrecursive", "saferepr"]


def _sorted(items):
    try:
        return sorted(items)
    except TypeError:
        return sorted(items, key=lambda item: (str(type(item)), str(item)))


def _shown_as(kind):
    """The built-in or library class whose repr such an object has, or None: its own, or another's."""
    for cls in kind.__mro__:
        if cls in (dict, list, tuple, set, frozenset, str, bytes, bytearray):
            return cls
        if cls.__module__ in ("collections", "types", "builtins") and cls.__name__ in ("OrderedDict", "defaultdict", "Counter", "deque", "ChainMap", "SimpleNamespace", "mappingproxy"):
            return cls.__name__
        if _machine.own_value(cls, "__repr__", None) is not None:
            return "dataclass" if hasattr(cls, "__dataclass_fields__") and getattr(cls.__dataclass_params__, "repr", False) else None
    return None


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent, self._width, self._depth, self._stream = indent, width, depth, stream
        self._compact, self._sort_dicts, self._underscores = compact, sort_dicts, underscore_numbers

    def pprint(self, object):
        (self._stream or sys.stdout).write(self.pformat(object) + "\n")

    def pformat(self, object):
        out = []
        self._write(object, out, 0, 0, 0, ())
        return "".join(out)

    def _short(self, value, level, above):
        kind = _shown_as(type(value))
        if id(value) in above:
            return f"<Recursion on {type(value).__name__} with id={id(value)}>"
        if kind in (dict, list, tuple) and value:
            if self._depth is not None and level >= self._depth:
                return "{...}" if kind is dict else "[...]" if kind is list else "(...,)" if len(value) == 1 else "(...)"
            inside = above + (id(value),)
            if kind is dict:
                items = self._items(value)
                return "{" + ", ".join([self._short(k, level + 1, inside) + ": " + self._short(v, level + 1, inside) for k, v in items]) + "}"
            parts = ", ".join([self._short(one, level + 1, inside) for one in value])
            return "[" + parts + "]" if kind is list else "(" + parts + ("," if len(value) == 1 else "") + ")"
        if type(value) is int and self._underscores:
            return f"{value:_d}"
        return repr(value)

    def _items(self, value):
        return [(key, value[key]) for key in _sorted(value)] if self._sort_dicts else list(value.items())

    def _write(self, value, out, indent, allowance, level, above):
        short = self._short(value, level, above)
        if len(short) <= self._width - indent - allowance or id(value) in above:
            out.append(short)
            return
        inside = above + (id(value),)
        kind = _shown_as(type(value))
        writer = self._writers.get(kind)
        if writer is None or not (value if hasattr(value, "__len__") else True):
            out.append(short)
        else:
            writer(self, value, out, indent, allowance, level + 1, inside)

    def _write_dict(self, value, out, indent, allowance, level, above):
        out.append("{" + " " * (self._indent - 1))
        self._write_pairs(self._items(value), out, indent, allowance + 1, level, above)
        out.append("}")

    def _write_pairs(self, items, out, indent, allowance, level, above):
        indent += self._indent
        for index, (key, one) in enumerate(items):
            if index:
                out.append(",\n" + " " * indent)
            text = self._short(key, level, above)
            out.append(text + ": ")
            self._write(one, out, indent + len(text) + 2, allowance if index == len(items) - 1 else 1, level, above)

    def _write_list(self, value, out, indent, allowance, level, above):
        self._write_items(value, "[", "]", out, indent, allowance, level, above)

    def _write_tuple(self, value, out, indent, allowance, level, above):
        self._write_items(value, "(", ",)" if len(value) == 1 else ")", out, indent, allowance, level, above)

    def _write_set(self, value, out, indent, allowance, level, above):
        kind = type(value)
        before = "" if kind is set else kind.__name__ + "("
        self._write_items(_sorted(value), before + "{", "}" if kind is set else "})", out, indent + len(before), allowance, level, above)

    def _write_items(self, items, opening, closing, out, indent, allowance, level, above):
        out.append(opening + " " * (self._indent - 1))
        indent += self._indent
        allowance += len(closing)
        room = width = self._width - indent + 1
        line, between = ",\n" + " " * indent, ""
        for index, one in enumerate(items):
            last = index == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._short(one, level, above)
                needed = len(text) + 2
                if room < needed:
                    room = width
                    between = line if between else between
                if room >= needed:
                    room -= needed
                    out.append(between + text)
                    between = ", "
                    continue
            out.append(between)
            between = line
            self._write(one, out, indent, allowance if last else 1, level, above)
        out.append(closing)

    def _write_ordered(self, value, out, indent, allowance, level, above):
        name = type(value).__name__
        out.append(name + "(")
        self._write(list(value.items()), out, indent + len(name) + 1, allowance + 1, level, above)
        out.append(")")

    def _write_default(self, value, out, indent, allowance, level, above):
        name = type(value).__name__
        indent += len(name) + 1
        out.append(f"{name}({self._short(value.default_factory, level, above)},\n{' ' * indent}")
        self._write_dict(value, out, indent, allowance + 1, level, above)
        out.append(")")

    def _write_counter(self, value, out, indent, allowance, level, above):
        name = type(value).__name__
        out.append(name + "({" + " " * (self._indent - 1))
        self._write_pairs(value.most_common(), out, indent + len(name) + 1, allowance + 2, level, above)
        out.append("})")

    def _write_deque(self, value, out, indent, allowance, level, above):
        name = type(value).__name__
        indent += len(name) + 1
        if value.maxlen is None:
            self._write_items(value, name + "([", "])", out, indent, allowance, level, above)
        else:
            self._write_items(value, name + "([", f"],\n{' ' * indent}maxlen={self._short(value.maxlen, level, above)})", out, indent,
                              1 - len(f"],\n{' ' * indent}maxlen={value.maxlen})") + 1, level, above)

    def _write_chain(self, value, out, indent, allowance, level, above):
        name = type(value).__name__
        out.append(name + "(")
        indent += len(name) + 1
        for index, one in enumerate(value.maps):
            last = index == len(value.maps) - 1
            self._write(one, out, indent, allowance + 1 if last else 1, level, above)
            out.append(")" if last else ",\n" + " " * indent)

    def _write_view(self, value, out, indent, allowance, level, above):
        out.append("mappingproxy(")
        self._write(value.copy(), out, indent + 13, allowance + 1, level, above)
        out.append(")")

    def _write_namespace(self, value, out, indent, allowance, level, above):
        name = type(value).__name__
        self._write_fields("namespace" if name == "SimpleNamespace" else name, list(value.__dict__.items()), out, indent, allowance, level, above)

    def _write_dataclass(self, value, out, indent, allowance, level, above):
        fields = [(name, getattr(value, name)) for name, field in value.__dataclass_fields__.items() if field.repr]
        self._write_fields(type(value).__name__, fields, out, indent, allowance, level, above)

    def _write_fields(self, name, fields, out, indent, allowance, level, above):
        out.append(name + "(")
        indent += len(name) + 1
        for index, (key, one) in enumerate(fields):
            if index:
                out.append(",\n" + " " * indent)
            out.append(key + "=")
            if id(one) in above:
                out.append("...")
            else:
                self._write(one, out, indent + len(key) + 1, allowance if index == len(fields) - 1 else 1, level, above)
        out.append(")")

    def _write_bytes(self, value, out, indent, allowance, level, above=()):
        if len(value) <= 4:
            out.append(repr(value))
            return
        if level == 1:
            indent += 1
            allowance += 1
        pieces, current, width = [], b"", self._width - indent
        for i in range(0, len(value), 4):
            if i == len(value) // 4 * 4:
                width -= allowance
            if len(repr(current + value[i:i + 4])) > width:
                if current:
                    pieces.append(repr(current))
                current = value[i:i + 4]
            else:
                current += value[i:i + 4]
        if current:
            pieces.append(repr(current))
        text = ("\n" + " " * indent).join(pieces)
        out.append("(" + text + ")" if level == 1 else text)

    def _write_bytearray(self, value, out, indent, allowance, level, above):
        out.append("bytearray(")
        self._write_bytes(bytes(value), out, indent + 10, allowance + 1, level + 1)
        out.append(")")

    def _write_text(self, value, out, indent, allowance, level, above):
        pieces, width = [], self._width - indent
        lines = value.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
            width -= 1
        for number, line in enumerate(lines):
            room = width - (allowance if number == len(lines) - 1 else 0)
            if len(repr(line)) <= room:
                pieces.append(repr(line))
                continue
            words, word = [], ""
            for i, c in enumerate(line):
                word += c
                if c.isspace() and not line[i + 1:i + 2].isspace():
                    words.append(word)
                    word = ""
            if word:
                words.append(word)
            current = ""
            for position, word in enumerate(words):
                last = position == len(words) - 1 and number == len(lines) - 1
                if current and len(repr(current + word)) > width - (allowance if last else 0):
                    pieces.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                pieces.append(repr(current))
        if len(pieces) == 1:
            out.append(repr(value))
            return
        text = ("\n" + " " * indent).join(pieces)
        out.append("(" + text + ")" if level == 1 else text)

    _writers = {dict: _write_dict, list: _write_list, tuple: _write_tuple, set: _write_set, frozenset: _write_set, str: _write_text, bytes: _write_bytes,
                bytearray: _write_bytearray, "OrderedDict": _write_ordered, "defaultdict": _write_default, "Counter": _write_counter,
                "deque": _write_deque, "ChainMap": _write_chain, "SimpleNamespace": _write_namespace, "mappingproxy": _write_view, "dataclass": _write_dataclass}

    def isreadable(self, object):
        return "<" not in repr(object)

    def isrecursive(self, object):
        return "<Recursion on" in self._short(object, 0, ())


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pformat(object)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._short(object, 0, ())


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)
