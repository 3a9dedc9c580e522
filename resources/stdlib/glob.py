# glob: the paths that a shell's pattern stands for.
import fnmatch
import os

__all__ = ["escape", "glob", "iglob", "has_magic"]


def has_magic(s):
    return any([c in s for c in "*?["])


def escape(pathname):
    return "".join(["[" + c + "]" if c in "*?[" else c for c in pathname])


def _names(folder, only_folders=False):
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return []
    return [name for name in names if os.path.isdir(os.path.join(folder, name))] if only_folders else names


def _below(folder, hidden):
    """The folder itself, then everything in it, however deep."""
    yield ""
    for name in _names(folder):
        if hidden or not name.startswith("."):
            yield name
            path = os.path.join(folder, name)
            if os.path.isdir(path) and not os.path.islink(path):
                for more in _below(path, hidden):
                    if more:
                        yield os.path.join(name, more)


def _matches(root, parts, recursive, hidden):
    """Paths below root, named relative to it, that the parts of a pattern stand for."""
    if not parts:
        yield ""
        return
    first, rest = parts[0], parts[1:]
    if recursive and first == "**":
        for middle in _below(root, hidden):
            folder = os.path.join(root, middle)
            if not rest:
                yield middle
            elif os.path.isdir(folder or "."):
                for more in _matches(folder, rest, recursive, hidden):
                    if more:
                        yield os.path.join(middle, more)
        return
    if has_magic(first):
        names = [name for name in fnmatch.filter(_names(root, bool(rest)), first) if hidden or first.startswith(".") or not name.startswith(".")]
    elif first == "":
        names = [""] if os.path.isdir(root or ".") else []
    else:
        names = [first] if os.path.lexists(os.path.join(root, first)) and (not rest or os.path.isdir(os.path.join(root, first))) else []
    for name in names:
        for more in _matches(os.path.join(root, name), rest, recursive, hidden):
            yield os.path.join(name, more) if rest else name


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    if dir_fd is not None:
        raise NotImplementedError("glob with dir_fd is not there")
    pathname = os.fspath(pathname)
    start = "/" if pathname.startswith("/") else ""
    parts = [part for part in pathname.lstrip("/").split("/")]
    seen = set()
    for found in _matches(start or (root_dir or ""), parts, recursive, include_hidden):
        path = start + found
        if path and path not in seen:
            seen.add(path)
            yield path


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))
