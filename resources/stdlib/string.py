# string: sets of characters, Template, Formatter.
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
whitespace = " \t\n\r\x0b\x0c"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


_starts = frozenset(ascii_letters + "_")
_goes_on = frozenset(ascii_letters + digits + "_")


class Template:
    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """(text, None, start), (None, name, start) or (None, None, start) for what is no placeholder."""
        text = self.template
        i = 0
        while True:
            start = text.find(self.delimiter, i)
            if start < 0:
                yield text[i:], None, i
                return
            if start > i:
                yield text[i:start], None, i
            k = start + len(self.delimiter)
            if text.startswith(self.delimiter, k):
                yield self.delimiter, None, start
                i = k + len(self.delimiter)
                continue
            braced = text[k:k + 1] == "{"
            first = k + 1 if braced else k
            end = first
            if end < len(text) and text[end] in _starts:
                while end < len(text) and text[end] in _goes_on:
                    end += 1
            if end == first or (braced and text[end:end + 1] != "}"):
                yield None, None, start
                i = k
                continue
            i = end + 1 if braced else end
            yield None, (text[first:end], text[start:i]), start

    def _invalid(self, start):
        lines = self.template[:start].splitlines(keepends=True)
        if not lines:
            column, line = 1, 1
        else:
            column, line = start - len("".join(lines[:-1])), len(lines)
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def _filled(self, mapping, keywords, safe):
        parts = []
        for text, name, start in self._pieces():
            if text is not None:
                parts.append(text)
            elif name is None:
                if not safe:
                    self._invalid(start + len(self.delimiter))
                parts.append(self.delimiter)
            elif name[0] in keywords:
                parts.append(str(keywords[name[0]]))
            elif safe:
                try:
                    parts.append(str(mapping[name[0]]))
                except KeyError:
                    parts.append(name[1])
            else:
                parts.append(str(mapping[name[0]]))
        return "".join(parts)

    def substitute(self, mapping={}, /, **kws):
        return self._filled(mapping, kws, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._filled(mapping, kws, True)

    def get_identifiers(self):
        names = []
        for text, name, start in self._pieces():
            if name is not None and name[0] not in names:
                names.append(name[0])
        return names

    def is_valid(self):
        return all([text is not None or name is not None for text, name, start in self._pieces()])


def _spec_end(text, i):
    """Where the braces that are open at i are closed, or -1."""
    depth = 1
    while i < len(text):
        if text[i] == "{":
            depth += 1
        elif text[i] == "}":
            depth -= 1
            if depth == 0:
                return i
        i += 1
    return -1


def _field_at(text, i):
    """(name, spec, conversion, where it ends) of the field whose brace stands before i."""
    start = i
    in_brackets = False
    while i < len(text) and (in_brackets or text[i] not in "!:}"):
        if text[i] == "{":
            raise ValueError("unexpected '{' in field name")
        in_brackets = text[i] == "[" or (in_brackets and text[i] != "]")
        i += 1
    if i == len(text):
        raise ValueError("expected '}' before end of string")
    name = text[start:i]
    conversion = None
    if text[i] == "!":
        if i + 1 == len(text):
            raise ValueError("end of string while looking for conversion specifier")
        conversion = text[i + 1]
        i += 2
        if i == len(text):
            raise ValueError("unmatched '{' in format spec")
        if text[i] not in ":}":
            raise ValueError("expected ':' after conversion specifier")
    if text[i] == "}":
        return name, "", conversion, i + 1
    end = _spec_end(text, i + 1)
    if end < 0:
        raise ValueError("unmatched '{' in format spec" if i + 1 < len(text) else "expected '}' before end of string")
    return name, text[i + 1:end], conversion, end + 1


def _pieces_of(text):
    i = 0
    while i < len(text):
        end = i
        while end < len(text) and text[end] not in "{}":
            end += 1
        literal = text[i:end]
        if end == len(text):
            yield literal, None, None, None
            return
        if text[end + 1:end + 2] == text[end]:
            yield literal + text[end], None, None, None
            i = end + 2
            continue
        if text[end] == "}" or end + 1 == len(text):
            raise ValueError(f"Single '{text[end]}' encountered in format string")
        name, spec, conversion, i = _field_at(text, end + 1)
        yield literal, name, spec, conversion


def _key(text):
    return int(text) if text.isdecimal() else text


def _first_and_rest(name):
    """The key of a field's name, and its attributes (True, name) and elements (False, key)."""
    end = 0
    while end < len(name) and name[end] not in ".[":
        end += 1
    rest = []
    i = end
    while i < len(name):
        if name[i] == ".":
            start = i = i + 1
            while i < len(name) and name[i] not in ".[":
                i += 1
            part = name[start:i]
        elif name[i] == "[":
            close = name.find("]", i)
            if close < 0:
                raise ValueError("Missing ']' in format string")
            part = name[i + 1:close]
            start = -1
            i = close + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not part:
            raise ValueError("Empty attribute in format string")
        rest.append((True, part) if start >= 0 else (False, _key(part)))
    return _key(name[:end]), rest


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        parts = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                parts.append(literal)
            if name is None:
                continue
            if name == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name = str(auto_arg_index)
                auto_arg_index += 1
            elif name.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            value, used = self.get_field(name, args, kwargs)
            used_args.add(used)
            value = self.convert_field(value, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            parts.append(self.format_field(value, spec))
        return "".join(parts), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion}")

    def parse(self, format_string):
        return _pieces_of(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _first_and_rest(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            value = getattr(value, key) if is_attribute else value[key]
        return value, first
