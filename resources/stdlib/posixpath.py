# os.path on a POSIX system.
import _os

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"


def _path(p):
    if isinstance(p, (str, bytes)):
        return p
    kind = type(p)
    if not hasattr(kind, "__fspath__"):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {kind.__name__}")
    return kind.__fspath__(p)


def _text(p):
    p = _path(p)
    return p.decode("utf-8") if isinstance(p, bytes) else p


def _like(p, text):
    return text.encode("utf-8") if isinstance(_path(p), bytes) else text


def join(a, *rest):
    for part in rest:
        if not isinstance(part, (str, bytes)) and not hasattr(part, "__fspath__"):
            raise TypeError(f"join() argument must be str, bytes, or os.PathLike object, not {type(part).__name__!r}")
    texts = [_path(part) for part in (a, *rest)]
    kinds = {isinstance(part, bytes) for part in texts}
    if len(kinds) > 1:
        raise TypeError("Can't mix strings and bytes in path components")
    slash = b"/" if isinstance(texts[0], bytes) else "/"
    result = texts[0]
    for part in texts[1:]:
        if part.startswith(slash):
            result = part
        elif not result or result.endswith(slash):
            result += part
        else:
            result += slash + part
    return result


def split(p):
    text = _text(p)
    i = text.rfind("/") + 1
    head, tail = text[:i], text[i:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return _like(p, head), _like(p, tail)


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    text = _text(p)
    slash = text.rfind("/")
    dot = text.rfind(".")
    if dot > slash + 1 and text[slash + 1:dot].strip(".") != "":
        return _like(p, text[:dot]), _like(p, text[dot:])
    return _like(p, text), _like(p, "")


def splitdrive(p):
    return p[:0], p


def isabs(p):
    return _text(p).startswith("/")


def normcase(p):
    return _path(p)


def normpath(p):
    text = _text(p)
    if not text:
        return _like(p, ".")
    start = "//" if text.startswith("//") and not text.startswith("///") else "/" if text.startswith("/") else ""
    parts = []
    for part in text.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not start and not parts) or (parts and parts[-1] == ".."):
            parts.append(part)
        elif parts:
            parts.pop()
    return _like(p, (start + "/".join(parts)) or ".")


def abspath(p):
    text = _text(p)
    return _like(p, normpath(text if text.startswith("/") else join(_os.getcwd(), text)))


def realpath(p, *, strict=False):
    text = abspath(_text(p))
    rest = []
    while True:
        found = _os.real_path(text)
        if found is not None:
            return _like(p, join(found, *rest))
        if strict and not rest:
            _os.stat_fields(text, True, False)
        text, last = split(text)
        rest.insert(0, last)


def relpath(p, start=None):
    text = _text(p)
    if not text:
        raise ValueError("no path specified")
    here = [part for part in abspath(curdir if start is None else _text(start)).split("/") if part]
    there = [part for part in abspath(text).split("/") if part]
    same = 0
    while same < len(here) and same < len(there) and here[same] == there[same]:
        same += 1
    return _like(p, "/".join([".."] * (len(here) - same) + there[same:]) or ".")


def commonprefix(names):
    if not names:
        return ""
    low, high = min(names), max(names)
    for i in range(len(low)):
        if i >= len(high) or low[i] != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    texts = [_text(p) for p in paths]
    if not texts:
        raise ValueError("commonpath() arg is an empty sequence")
    absolute = {text.startswith("/") for text in texts}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[part for part in text.split("/") if part and part != "."] for text in texts]
    common = commonprefix(parts)
    return ("/" if absolute.pop() else "") + "/".join(common)


def _fields(p, follow=True):
    try:
        return _os.stat_fields(p if isinstance(p, int) else _path(p), follow, True)
    except ValueError:
        return None


def _is_kind(fields, kind):
    return fields is not None and fields[0] & 0o170000 == kind


def exists(p):
    return _fields(p) is not None


def lexists(p):
    return _fields(p, False) is not None


def isfile(p):
    return _is_kind(_fields(p), 0o100000)


def isdir(p):
    return _is_kind(_fields(p), 0o040000)


def islink(p):
    return _is_kind(_fields(p, False), 0o120000)


def ismount(p):
    here, above = _fields(p, False), _fields(join(p, ".."), False)
    return here is not None and above is not None and (here[2] != above[2] or here[1] == above[1])


def getsize(p):
    return _os.stat_fields(_path(p), True, False)[6]


def getatime(p):
    return _os.stat_fields(_path(p), True, False)[7] / 1e9


def getmtime(p):
    return _os.stat_fields(_path(p), True, False)[8] / 1e9


def getctime(p):
    return _os.stat_fields(_path(p), True, False)[9] / 1e9


def samefile(a, b):
    one = _os.stat_fields(_path(a), True, False)
    two = _os.stat_fields(_path(b), True, False)
    return one[1:3] == two[1:3]


def expanduser(p):
    text = _text(p)
    if text == "~" or text.startswith("~/"):
        import os
        return _like(p, (os.environ.get("HOME", "~").rstrip("/") or "/") + text[1:])
    return p


def expandvars(p):
    import os
    text = _text(p)
    result = ""
    i = 0
    while i < len(text):
        if text[i] != "$":
            result += text[i]
            i += 1
            continue
        if text[i + 1:i + 2] == "{":
            end = text.find("}", i)
            name, after = (text[i + 2:end], end + 1) if end >= 0 else ("", i + 1)
        else:
            after = i + 1
            while after < len(text) and (text[after].isalnum() or text[after] == "_"):
                after += 1
            name = text[i + 1:after]
        result += os.environ.get(name, text[i:after]) if name else text[i:after]
        i = after
    return _like(p, result)
