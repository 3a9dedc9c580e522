# os.path on a POSIX system.
import _os

sep = "/"


def join(a, *rest):
    result = a
    for part in rest:
        if part.startswith("/"):
            result = part
        elif not result or result.endswith("/"):
            result += part
        else:
            result += "/" + part
    return result


def split(p):
    i = p.rfind("/") + 1
    head, tail = p[:i], p[i:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    slash = p.rfind("/")
    dot = p.rfind(".")
    if dot > slash + 1 and p[slash + 1:dot].strip(".") != "":
        return p[:dot], p[dot:]
    return p, ""


def isabs(p):
    return p.startswith("/")


def normpath(p):
    if not p:
        return "."
    start = "/" if p.startswith("/") else ""
    parts = []
    for part in p.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not start and not parts) or (parts and parts[-1] == ".."):
            parts.append(part)
        elif parts:
            parts.pop()
    return (start + "/".join(parts)) or "."


def abspath(p):
    return normpath(p if isabs(p) else join(_os.getcwd(), p))


realpath = abspath


def exists(p):
    return _os._stat_of(p) is not None


def isfile(p):
    found = _os._stat_of(p)
    return found is not None and found[0] == "f"


def isdir(p):
    found = _os._stat_of(p)
    return found is not None and found[0] == "d"


def getsize(p):
    found = _os._stat_of(p)
    if found is None:
        raise FileNotFoundError(2, "No such file or directory", p)
    return found[1]


def getmtime(p):
    found = _os._stat_of(p)
    if found is None:
        raise FileNotFoundError(2, "No such file or directory", p)
    return found[2]


def expanduser(p):
    if p == "~" or p.startswith("~/"):
        return _os.environ.get("HOME", "~") + p[1:]
    return p
