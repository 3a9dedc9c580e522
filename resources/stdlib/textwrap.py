# textwrap: indentation and lines of a width.


def dedent(text):
    lines = text.split("\n")
    margin = None
    for line in lines:
        if not line.strip(" \t"):
            continue
        indent = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = indent
            continue
        common = 0
        while common < min(len(margin), len(indent)) and margin[common] == indent[common]:
            common += 1
        margin = margin[:common]
    width = len(margin or "")
    return "\n".join([line[width:] if line.strip(" \t") else "" for line in lines])


def indent(text, prefix, predicate=None):
    wanted = predicate or (lambda line: line.strip())
    return "".join([prefix + line if wanted(line) else line for line in text.splitlines(True)])


_SPACE = "\t\n\x0b\x0c\r "


def _in_word(c):
    return c.isalnum() or c == "_"


def _is_letter(c):
    return _in_word(c) and not c.isdecimal()


def _before_dash(c):
    return _in_word(c) or c in "!\"'&.,?"


def _dashes(text, i):
    """Where two or more dashes between words end that begin here and have a word behind them, or 0."""
    end = i
    while text[end:end + 1] == "-":
        end += 1
    return end if end - i > 1 and text[end:end + 1] and _in_word(text[end]) and i and _before_dash(text[i - 1]) else 0


def _ends_part(text, i):
    """Whether a word may be parted behind the hyphen here: letters stand on both sides, a single one only next to another hyphen."""
    if text[i] != "-" or i < 2 or not text[i + 1:i + 2] or not _is_letter(text[i + 1]):
        return False
    next_letter = text[i + 3:i + 4] if text[i + 2:i + 3] == "-" else text[i + 2:i + 3]
    if not next_letter or not _is_letter(next_letter):
        return False
    return _is_letter(text[i - 1]) and _is_letter(text[i - 2]) or i > 2 and _is_letter(text[i - 3]) and text[i - 2] == "-" and _before_dash(text[i - 1])


def _chunks(text, at_hyphens):
    """Words and the spaces between them, so that a line may end behind each."""
    chunks = []
    i = 0
    while i < len(text):
        start = i
        if text[i] in _SPACE:
            while i < len(text) and text[i] in _SPACE:
                i += 1
        elif at_hyphens and _dashes(text, i):
            i = _dashes(text, i)
        else:
            i += 1
            while i < len(text) and text[i] not in _SPACE:
                if at_hyphens and _ends_part(text, i):
                    i += 1
                    break
                if at_hyphens and _dashes(text, i):
                    break
                i += 1
        chunks.append(text[start:i])
    return chunks


def _ends_sentence(word):
    word = word[:-1] if word[-1:] in ("'", '"') else word
    return len(word) > 1 and word[-1] in ".!?" and "a" <= word[-2] <= "z"


class TextWrapper:
    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True, fix_sentence_endings=False,
                 break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def wrap(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate({ord(c): " " for c in _SPACE})
        chunks = _chunks(text, self.break_on_hyphens)
        if self.fix_sentence_endings:
            for i in range(1, len(chunks)):
                if chunks[i] == " " and _ends_sentence(chunks[i - 1]):
                    chunks[i] = "  "
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            first = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(first) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks.reverse()
        lines = []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            room = self.width - len(indent)
            current = self._take_line(chunks, room, bool(lines))
            if not current:
                continue
            used = sum([len(chunk) for chunk in current])
            is_last = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or is_last and used <= room:
                lines.append(indent + "".join(current))
                continue
            self._end_early(lines, current, used, indent, room)
            break
        return lines

    def _take_line(self, chunks, room, has_lines):
        current, used = [], 0
        if self.drop_whitespace and has_lines and not chunks[-1].strip():
            chunks.pop()
        while chunks and used + len(chunks[-1]) <= room:
            used += len(chunks[-1])
            current.append(chunks.pop())
        if chunks and len(chunks[-1]) > room:
            self._break_word(chunks, current, 1 if room < 1 else room - used)
        if self.drop_whitespace and current and not current[-1].strip():
            current.pop()
        return current

    def _break_word(self, chunks, current, left):
        word = chunks[-1]
        if self.break_long_words:
            end = left
            if self.break_on_hyphens and len(word) > left:
                hyphen = word.rfind("-", 0, left)
                if hyphen > 0 and word[:hyphen].strip("-"):
                    end = hyphen + 1
            current.append(word[:end])
            chunks[-1] = word[end:]
        elif not current:
            current.append(chunks.pop())

    def _end_early(self, lines, current, used, indent, room):
        while current:
            if current[-1].strip() and used + len(self.placeholder) <= room:
                lines.append(indent + "".join(current) + self.placeholder)
                return
            used -= len(current.pop())
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(self.placeholder) <= self.width:
                lines[-1] = last + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **options):
    return TextWrapper(width=width, **options).wrap(text)


def fill(text, width=70, **options):
    return TextWrapper(width=width, **options).fill(text)


def shorten(text, width, **options):
    return TextWrapper(width=width, max_lines=1, **options).fill(" ".join(text.strip().split()))
