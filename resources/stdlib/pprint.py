# pprint: values over several lines where they do not fit into one.
import sys

__all__ = ["pprint", "pformat", "pp", "PrettyPrinter", "isreadable", "isrecursive", "saferepr"]


def _sorted(items):
    try:
        return sorted(items)
    except TypeError:
        return sorted(items, key=lambda item: (str(type(item)), str(item)))


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
        kind = type(value)
        if id(value) in above:
            return f"<Recursion on {kind.__name__} with id={id(value)}>"
        if kind in (dict, list, tuple) and value:
            if self._depth is not None and level >= self._depth:
                return "{...}" if kind is dict else "[...]" if kind is list else "(...)"
            inside = above + (id(value),)
            if kind is dict:
                items = self._items(value)
                return "{" + ", ".join([self._short(k, level + 1, inside) + ": " + self._short(v, level + 1, inside) for k, v in items]) + "}"
            parts = ", ".join([self._short(one, level + 1, inside) for one in value])
            return "[" + parts + "]" if kind is list else "(" + parts + ("," if len(value) == 1 else "") + ")"
        if kind is int and self._underscores:
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
        kind = type(value)
        if kind is dict and value:
            self._write_dict(value, out, indent, allowance, level + 1, inside)
        elif kind in (list, tuple, set, frozenset) and value:
            self._write_sequence(value, kind, out, indent, allowance, level + 1, inside)
        elif kind is str and value:
            self._write_text(value, out, indent, allowance, level + 1)
        else:
            out.append(short)

    def _write_dict(self, value, out, indent, allowance, level, above):
        out.append("{" + " " * (self._indent - 1))
        indent += self._indent
        items = self._items(value)
        for index, (key, one) in enumerate(items):
            last = index == len(items) - 1
            if index:
                out.append(",\n" + " " * indent)
            text = self._short(key, level, above)
            out.append(text + ": ")
            self._write(one, out, indent + len(text) + 2, allowance + 1 if last else 1, level, above)
        out.append("}")

    def _write_sequence(self, value, kind, out, indent, allowance, level, above):
        if kind in (set, frozenset):
            items = _sorted(value)
            opening, closing = ("{", "}") if kind is set else ("frozenset({", "})")
            if kind is frozenset:
                indent += len("frozenset(")
        else:
            items = list(value)
            opening, closing = ("[", "]") if kind is list else ("(", ",)" if len(value) == 1 else ")")
        out.append(opening + " " * (self._indent - 1))
        indent += self._indent
        allowance += len(closing)
        room = width = self._width - indent + 1
        for index, one in enumerate(items):
            last = index == len(items) - 1
            if self._compact:
                if last:
                    room -= allowance
                    width -= allowance
                text = self._short(one, level, above)
                needed = len(text) + 2
                if index and room < needed:
                    room = width
                    out.append(",\n" + " " * indent)
                elif index:
                    out.append(", ")
                if room >= needed:
                    room -= needed
                    out.append(text)
                    continue
            elif index:
                out.append(",\n" + " " * indent)
            self._write(one, out, indent, allowance if last else 1, level, above)
        out.append(closing)

    def _write_text(self, value, out, indent, allowance, level):
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
