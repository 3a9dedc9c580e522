# re: regular expressions. Patterns are read and run in native code; what is made of the places found is written here.
import _machine
import _re
import enum

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape", "error", "Pattern", "Match",
           "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag"]


class RegexFlag(enum.IntFlag):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128

    def __repr__(self):
        names = [name for value, name in _flag_names if int(self) & value]
        rest = int(self) & ~_all_flags
        if rest:
            names.append(hex(rest))
        return "|".join(["re." + name if not name.startswith("0x") else name for name in names]) or "re.NOFLAG"

    def __str__(self):
        return repr(self)


_flag_names = ((256, "ASCII"), (2, "IGNORECASE"), (4, "LOCALE"), (32, "UNICODE"), (8, "MULTILINE"), (16, "DOTALL"), (64, "VERBOSE"), (128, "DEBUG"))
_all_flags = 510
NOFLAG = RegexFlag.NOFLAG
A = ASCII = RegexFlag.ASCII
I = IGNORECASE = RegexFlag.IGNORECASE
L = LOCALE = RegexFlag.LOCALE
U = UNICODE = RegexFlag.UNICODE
M = MULTILINE = RegexFlag.MULTILINE
S = DOTALL = RegexFlag.DOTALL
X = VERBOSE = RegexFlag.VERBOSE
DEBUG = RegexFlag.DEBUG


class error(Exception):
    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline, before = ("\n", pattern[:pos]) if isinstance(pattern, str) else (b"\n", pattern[:pos])
            self.lineno = before.count(newline) + 1
            self.colno = pos - before.rfind(newline)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


_end = 1 << 31


class Match:
    """What a pattern matched: _places are starts and ends of the whole and of each group."""

    def __init__(self, pattern, string, places, pos, endpos):
        self.re, self.string, self._places, self.pos, self.endpos = pattern, string, places, pos, endpos

    @property
    def lastindex(self): return self._places[-1] or None

    @property
    def lastgroup(self):
        for name, number in self.re.groupindex.items():
            if number == self._places[-1]:
                return name
        return None

    @property
    def regs(self): return tuple([self.span(i) for i in range(self.re.groups + 1)])

    def _number(self, group):
        if isinstance(group, int):
            if 0 <= group <= self.re.groups:
                return group
        elif group in self.re.groupindex:
            return self.re.groupindex[group]
        raise IndexError("no such group")

    def _text(self, number, default=None):
        start = self._places[2 * number]
        return default if start < 0 else self.string[start:self._places[2 * number + 1]]

    def group(self, *groups):
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(self._number(groups[0]))
        return tuple([self._text(self._number(group)) for group in groups])

    def __getitem__(self, group): return self._text(self._number(group))
    def groups(self, default=None): return tuple([self._text(i, default) for i in range(1, self.re.groups + 1)])
    def groupdict(self, default=None): return {name: self._text(i, default) for name, i in self.re.groupindex.items()}
    def start(self, group=0): return self._places[2 * self._number(group)]
    def end(self, group=0): return self._places[2 * self._number(group) + 1]
    def span(self, group=0): return self.start(group), self.end(group)
    def expand(self, template): return _expand(_template(template, self.re), self)
    def __copy__(self): return self
    def __deepcopy__(self, memo): return self
    def __repr__(self): return f"<re.Match object; span={self.span()}, match={self.group()!r}>"


class Pattern:
    def __init__(self, pattern, flags, groups, groupindex):
        self.pattern, self.flags, self.groups, self.groupindex = pattern, flags, groups, groupindex

    def _one(self, string, pos, endpos, where):
        found = _re.find(self.pattern, self.flags, string, pos, endpos, where, 1)
        return Match(self, string, found[0], max(0, min(pos, len(string))), min(endpos, len(string))) if found else None

    def match(self, string, pos=0, endpos=_end): return self._one(string, pos, endpos, 0)
    def search(self, string, pos=0, endpos=_end): return self._one(string, pos, endpos, 1)
    def fullmatch(self, string, pos=0, endpos=_end): return self._one(string, pos, endpos, 2)

    def finditer(self, string, pos=0, endpos=_end):
        found = _re.find(self.pattern, self.flags, string, pos, endpos, 1, 0)
        pos, endpos = max(0, min(pos, len(string))), min(endpos, len(string))
        return iter([Match(self, string, places, pos, endpos) for places in found])

    def findall(self, string, pos=0, endpos=_end):
        found = _re.find(self.pattern, self.flags, string, pos, endpos, 1, 0)
        groups = self.groups
        if groups == 0:
            return [string[places[0]:places[1]] for places in found]
        if groups == 1:
            return [string[places[2]:places[3]] if places[2] >= 0 else string[:0] for places in found]
        return [tuple([string[places[2 * i]:places[2 * i + 1]] if places[2 * i] >= 0 else string[:0] for i in range(1, groups + 1)]) for places in found]

    def split(self, string, maxsplit=0):
        if maxsplit < 0:
            return [string]
        parts, at = [], 0
        for places in _re.find(self.pattern, self.flags, string, 0, _end, 1, maxsplit):
            parts.append(string[at:places[0]])
            for i in range(1, self.groups + 1):
                parts.append(string[places[2 * i]:places[2 * i + 1]] if places[2 * i] >= 0 else None)
            at = places[1]
        parts.append(string[at:])
        return parts

    def subn(self, repl, string, count=0):
        if count < 0:
            return string, 0
        found = _re.find(self.pattern, self.flags, string, 0, _end, 1, count)
        if not callable(repl):
            repl = _template(repl, self)
        parts, at = [], 0
        for places in found:
            parts.append(string[at:places[0]])
            if isinstance(repl, list):
                parts.append(_expand(repl, Match(self, string, places, 0, len(string))))
            else:
                made = repl(Match(self, string, places, 0, len(string)))
                if made is not None:
                    parts.append(made)
            at = places[1]
        parts.append(string[at:])
        return string[:0].join(parts), len(found)

    def sub(self, repl, string, count=0): return self.subn(repl, string, count)[0]
    def __copy__(self): return self
    def __deepcopy__(self, memo): return self
    def __reduce__(self): return _compile, (self.pattern, int(self.flags))
    def __eq__(self, other): return isinstance(other, Pattern) and (self.pattern, self.flags) == (other.pattern, other.flags)
    def __hash__(self): return hash((self.pattern, self.flags))

    def __repr__(self):
        flags = self.flags & ~32 if isinstance(self.pattern, str) else self.flags
        text = repr(self.pattern)[:200]
        return f"re.compile({text}, {RegexFlag(flags)!r})" if flags else f"re.compile({text})"


Match.__module__ = Pattern.__module__ = "re"
_kept = {}


def _compile(pattern, flags):
    flags = int(flags)
    key = type(pattern), pattern, flags
    try:
        return _kept[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    if isinstance(pattern, str) and flags & 4:
        raise ValueError("cannot use LOCALE flag with a str pattern")
    if isinstance(pattern, bytes) and flags & 32:
        raise ValueError("cannot use UNICODE flag with a bytes pattern")
    if flags & 256 and flags & 32:
        raise ValueError("ASCII and UNICODE flags are incompatible")
    told = _re.compile(pattern, flags)
    if len(told) == 2:
        raise error(told[0], pattern if told[1] is not None else None, told[1])
    made = Pattern(pattern, told[0], told[1], told[2])
    if len(_kept) >= 512:
        _kept.clear()
    _kept[key] = made
    return made


_escapes = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "b": "\b", "\\": "\\"}


def _template(template, pattern):
    """The pieces of a replacement: texts, and numbers of groups."""
    is_text = isinstance(template, str)
    if not is_text and not isinstance(template, (bytes, bytearray)):
        raise TypeError(f"expected str instance, {type(template).__name__} found" if isinstance(pattern.pattern, str) else f"decoding to str: need a bytes-like object, {type(template).__name__} found")
    text = template if is_text else template.decode("latin-1")
    pieces, plain, i = [], "", 0

    def group(number, position):
        if number > pattern.groups:
            raise error(f"invalid group reference {number}", template, position)
        pieces.append(plain if is_text else plain.encode("latin-1"))
        pieces.append(number)

    while i < len(text):
        c = text[i]
        i += 1
        if c != "\\":
            plain += c
            continue
        if i == len(text):
            raise error("bad escape (end of pattern)", template, i - 1)
        c = text[i]
        i += 1
        if c == "g":
            if text[i:i + 1] != "<":
                raise error("missing <", template, i)
            end = text.find(">", i)
            if end < 0:
                raise error("missing >, unterminated name" if i + 1 < len(text) else "missing group name", template, i + 1)
            name = text[i + 1:end]
            if not name:
                raise error("missing group name", template, i + 1)
            if name.isdigit():
                number = int(name)
            elif not name.isidentifier():
                raise error(f"bad character in group name {name!r}", template, i + 1)
            elif name in pattern.groupindex:
                number = pattern.groupindex[name]
            else:
                raise IndexError(f"unknown group name {name!r}")
            group(number, i + 1)
            plain, i = "", end + 1
        elif c in "0123456789":
            digits = c
            while len(digits) < 3 and text[i:i + 1].isdigit():
                if len(digits) == 2 and not (digits[0] in "0123" and all([d in "01234567" for d in digits + text[i]])):
                    break
                digits += text[i]
                i += 1
            if c == "0" or len(digits) == 3:
                octal = digits if all([d in "01234567" for d in digits]) else digits[:1]
                i -= len(digits) - len(octal)
                plain += chr(int(octal, 8) & 255)
            else:
                group(int(digits), i - len(digits))
                plain = ""
        elif c in _escapes:
            plain += _escapes[c]
        elif c.isascii() and c.isalpha():
            raise error("bad escape \\" + c, template, i - 2)
        else:
            plain += "\\" + c
    pieces.append(plain if is_text else plain.encode("latin-1"))
    return pieces


def _expand(pieces, match):
    parts = []
    for piece in pieces:
        if isinstance(piece, int):
            piece = match._text(piece)
            if piece is None:
                continue
        parts.append(piece)
    return match.string[:0].join(parts)


def compile(pattern, flags=0): return _compile(pattern, flags)
def match(pattern, string, flags=0): return _compile(pattern, flags).match(string)
def fullmatch(pattern, string, flags=0): return _compile(pattern, flags).fullmatch(string)
def search(pattern, string, flags=0): return _compile(pattern, flags).search(string)
def sub(pattern, repl, string, count=0, flags=0): return _compile(pattern, flags).sub(repl, string, count)
def subn(pattern, repl, string, count=0, flags=0): return _compile(pattern, flags).subn(repl, string, count)
def split(pattern, string, maxsplit=0, flags=0): return _compile(pattern, flags).split(string, maxsplit)
def findall(pattern, string, flags=0): return _compile(pattern, flags).findall(string)
def finditer(pattern, string, flags=0): return _compile(pattern, flags).finditer(string)


def purge():
    _kept.clear()


def escape(pattern):
    special = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"
    if isinstance(pattern, str):
        return "".join(["\\" + c if c in special else c for c in pattern])
    return b"".join([b"\\" + bytes([c]) if chr(c) in special else bytes([c]) for c in pattern])


for _class in (Pattern, Match, error, RegexFlag):
    _machine.set_full_name(_class, "re." + _class.__name__)
