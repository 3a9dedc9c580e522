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


def _chunks(text):
    """Words and the spaces between them; a word may end after a hyphen between letters."""
    chunks = []
    i = 0
    while i < len(text):
        start = i
        if text[i] == " ":
            while i < len(text) and text[i] == " ":
                i += 1
        else:
            while i < len(text) and text[i] != " ":
                i += 1
                if text[i - 1] == "-" and i - start >= 3 and i < len(text) and text[i].isalpha() and text[i - 2].isalpha() and text[i - 3].isalpha():
                    break
        chunks.append(text[start:i])
    return chunks


def wrap(text, width=70, *, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
         drop_whitespace=True, break_on_hyphens=True, tabsize=8, max_lines=None, placeholder=" [...]"):
    if width <= 0:
        raise ValueError(f"invalid width {width!r} (must be > 0)")
    if max_lines is not None and len(subsequent_indent if max_lines > 1 else initial_indent) + len(placeholder.lstrip()) > width:
        raise ValueError("placeholder too large for max width")
    if expand_tabs:
        text = text.expandtabs(tabsize)
    if replace_whitespace:
        text = text.translate({ord(c): " " for c in "\t\n\x0b\x0c\r"})
    chunks = _chunks(text)[::-1]
    lines = []
    while chunks:
        indent = subsequent_indent if lines else initial_indent
        room = width - len(indent)
        current = []
        used = 0
        if drop_whitespace and not chunks[-1].strip() and lines:
            chunks.pop()
        while chunks and used + len(chunks[-1]) <= room:
            used += len(chunks[-1])
            current.append(chunks.pop())
        if chunks and len(chunks[-1]) > room:
            left = max(room - used, 1 if room < 1 else 0)
            if break_long_words:
                if left:
                    current.append(chunks[-1][:left])
                    chunks[-1] = chunks[-1][left:]
            elif not current:
                current.append(chunks.pop())
        if drop_whitespace and current and not current[-1].strip():
            current.pop()
        if not current:
            continue
        if max_lines is not None and len(lines) + 1 >= max_lines and [one for one in chunks if one.strip()]:
            while current and (not current[-1].strip() or len("".join(current)) + len(placeholder) > room):
                current.pop()
            last = lines[-1].rstrip() if lines else ""
            if current:
                lines.append(indent + "".join(current) + placeholder)
            elif lines and len(last) + len(placeholder) <= width:
                lines[-1] = last + placeholder
            else:
                lines.append(indent + placeholder.lstrip())
            break
        lines.append(indent + "".join(current))
    return lines


def fill(text, width=70, **options):
    return "\n".join(wrap(text, width, **options))


def shorten(text, width, **options):
    return fill(" ".join(text.strip().split()), width, max_lines=1, **options)


class TextWrapper:
    def __init__(self, width=70, **options):
        self.width = width
        self.options = options

    def wrap(self, text):
        return wrap(text, self.width, **self.options)

    def fill(self, text):
        return "\n".join(self.wrap(text))
