# shutil: whole files and whole folders.
import _os
import fnmatch
import os
from collections import namedtuple


class Error(OSError):
    pass


class SameFileError(Error):
    pass


def copyfileobj(source, target, length=65536):
    while part := source.read(length):
        target.write(part)


def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.exists(dst) and os.path.samefile(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(os.fspath(src), "rb") as source, open(os.fspath(dst), "wb") as target:
        copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.chmod(dst, os.stat(src).st_mode & 0o7777)


def copystat(src, dst, *, follow_symlinks=True):
    found = os.stat(src)
    os.utime(dst, ns=(found.st_atime_ns, found.st_mtime_ns))
    os.chmod(dst, found.st_mode & 0o7777)


def copy(src, dst, *, follow_symlinks=True):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    copyfile(src, dst)
    copymode(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    dst = copy(src, dst)
    copystat(src, dst)
    return dst


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    names = os.listdir(src)
    left_out = set() if ignore is None else set(ignore(src, names))
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in names:
        if name in left_out:
            continue
        inner, target = os.path.join(src, name), os.path.join(dst, name)
        if symlinks and os.path.islink(inner):
            os.symlink(os.readlink(inner), target)
        elif os.path.isdir(inner):
            copytree(inner, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
        else:
            copy_function(inner, target)
    copystat(src, dst)
    return dst


def rmtree(path, ignore_errors=False, onerror=None):
    try:
        if os.path.islink(path):
            raise OSError("Cannot call rmtree on a symbolic link")
        for name in os.listdir(path):
            inner = os.path.join(path, name)
            if os.path.isdir(inner) and not os.path.islink(inner):
                rmtree(inner, ignore_errors, onerror)
            else:
                os.unlink(inner)
        os.rmdir(path)
    except OSError:
        if not ignore_errors:
            raise


def move(src, dst, copy_function=copy2):
    target = dst
    if os.path.isdir(dst):
        target = os.path.join(dst, os.path.basename(src.rstrip("/")))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        os.rename(src, target)
    except OSError:
        if os.path.isdir(src):
            copytree(src, target, symlinks=True, copy_function=copy_function)
            rmtree(src)
        else:
            copy_function(src, target)
            os.unlink(src)
    return target


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    def runs(file):
        return os.path.exists(file) and os.access(file, mode) and not os.path.isdir(file)

    if os.path.dirname(cmd):
        return cmd if runs(cmd) else None
    folders = (os.environ.get("PATH", os.defpath) if path is None else path).split(os.pathsep)
    for folder in folders:
        file = os.path.join(folder, cmd)
        if runs(file):
            return file
    return None


class _usage(tuple):
    total = property(lambda self: self[0])
    used = property(lambda self: self[1])
    free = property(lambda self: self[2])


def get_terminal_size(fallback=(80, 24)):
    try:
        columns = int(os.environ["COLUMNS"])
        lines = int(os.environ["LINES"])
    except (KeyError, ValueError):
        try:
            columns, lines = os.get_terminal_size(1)
        except OSError:
            columns, lines = fallback
    return os.terminal_size((columns, lines))


_Usage = namedtuple("usage", "total, used, free")


def disk_usage(path):
    return _Usage(*_os.disk_space(os.fspath(path)))


def ignore_patterns(*patterns):
    """For copytree's `ignore`: the names that match one of the patterns."""
    def _ignore_patterns(path, names):
        return {name for name in names if any([fnmatch.fnmatch(name, pattern) for pattern in patterns])}
    return _ignore_patterns
