# fnmatch: names held against a shell's patterns (* ? [seq] [!seq]).
import posixpath

__all__ = ["filter", "fnmatch", "fnmatchcase"]


def _class_end(pattern, start):
    """Past the "]" that ends a class which begins behind start, or 0."""
    i = start
    if i < len(pattern) and pattern[i] == "!":
        i += 1
    if i < len(pattern) and pattern[i] == "]":
        i += 1
    return pattern.find("]", i) + 1


def _in_class(c, inside):
    negated = inside.startswith("!")
    inside = inside[1:] if negated else inside
    i, found = 0, False
    while i < len(inside):
        if i + 2 < len(inside) and inside[i + 1] == "-":
            found = found or inside[i] <= c <= inside[i + 2]
            i += 3
        else:
            found = found or inside[i] == c
            i += 1
    return found != negated


def fnmatchcase(name, pat):
    # Where the last star stands, and how much of the name it takes: tried with one more where the rest does not fit.
    i = k = 0
    star, taken = -1, 0
    while i < len(name):
        c = pat[k] if k < len(pat) else ""
        end = _class_end(pat, k + 1) if c == "[" else 0
        if c == "*":
            star, taken = k, i
            k += 1
        elif c and (c == "?" or (_in_class(name[i], pat[k + 1:end - 1]) if end else c == name[i])):
            i += 1
            k = end or k + 1
        elif star >= 0:
            taken += 1
            i, k = taken, star + 1
        else:
            return False
    return all([c == "*" for c in pat[k:]])


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def filter(names, pat):
    return [name for name in names if fnmatchcase(name, pat)]
