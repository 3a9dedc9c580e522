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


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
