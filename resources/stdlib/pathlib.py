# pathlib: paths as objects, for POSIX systems.
import fnmatch
import os

__all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath"]


class _Parents:
    def __init__(self, path):
        self._path = path

    def _all(self):
        found, path = [], self._path
        while path.parent != path:
            path = path.parent
            found.append(path)
        return found

    def __len__(self): return len(self._all())
    def __iter__(self): return iter(self._all())

    def __getitem__(self, index):
        found = self._all()
        if isinstance(index, slice):
            return tuple(found[index])
        if not -len(found) <= index < len(found):
            raise IndexError(index)
        return found[index]

    def __repr__(self): return f"<{type(self._path).__name__}.parents>"


def _split(args):
    """The root and the names that several pieces of a path make together."""
    root, names = "", []
    for one in args:
        text = os.fspath(one)
        if not isinstance(text, str):
            raise TypeError(f"argument should be a str object or an os.PathLike object returning str, not {type(text)!r}")
        if text.startswith("/"):
            root, names = "//" if text.startswith("//") and not text.startswith("///") else "/", []
        names += [name for name in text.split("/") if name and name != "."]
    return root, names


class PurePath:
    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        for one in args:
            if not isinstance(one, (str, PurePath)) and not hasattr(one, "__fspath__"):
                raise TypeError("expected str, bytes or os.PathLike object, not " + type(one).__name__)
        self = object.__new__(cls)
        self._root, self._names = _split(args)
        self._text = None
        return self

    def __init__(self, *args):
        pass

    def _made(self, root, names):
        path = object.__new__(type(self))
        path._root, path._names, path._text = root, names, None
        return path

    def __reduce__(self): return type(self), tuple(self.parts)

    def __str__(self):
        if self._text is None:
            self._text = self._root + "/".join(self._names) or "."
        return self._text

    def __fspath__(self): return str(self)
    def __bytes__(self): return os.fsencode(str(self))
    def __repr__(self): return f"{type(self).__name__}({str(self)!r})"
    def __hash__(self): return hash(str(self))

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def _key(self): return ([self._root] if self._root else []) + self._names
    def __lt__(self, other): return self._key() < other._key() if isinstance(other, PurePath) else NotImplemented
    def __le__(self, other): return self._key() <= other._key() if isinstance(other, PurePath) else NotImplemented
    def __gt__(self, other): return self._key() > other._key() if isinstance(other, PurePath) else NotImplemented
    def __ge__(self, other): return self._key() >= other._key() if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, key):
        try:
            return self.joinpath(key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return type(self)(key, self)
        except TypeError:
            return NotImplemented

    def joinpath(self, *args):
        root, names = _split(args)
        return self._made(root, names) if root else self._made(self._root, self._names + names)

    @property
    def parts(self): return tuple(self._key())
    @property
    def drive(self): return ""
    @property
    def root(self): return self._root
    @property
    def anchor(self): return self._root
    @property
    def parents(self): return _Parents(self)
    @property
    def parent(self): return self._made(self._root, self._names[:-1]) if self._names else self
    @property
    def name(self): return self._names[-1] if self._names else ""

    @property
    def suffix(self):
        name = self.name
        i = name.rfind(".")
        return name[i:] if 0 < i < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        return [] if name.endswith(".") else ["." + part for part in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        i = name.rfind(".")
        return name[:i] if 0 < i < len(name) - 1 else name

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._made(self._root, self._names[:-1] + [name])

    def with_stem(self, stem): return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self.with_name(self.stem + suffix)

    def as_posix(self): return str(self)
    def is_absolute(self): return bool(self._root)
    def is_reserved(self): return False

    def as_uri(self):
        if not self._root:
            raise ValueError("relative path can't be expressed as a file URI")
        return "file://" + "".join([chr(c) if chr(c).isalnum() and c < 128 or chr(c) in "/-._~" else f"%{c:02X}" for c in str(self).encode()])

    def relative_to(self, *other):
        base = type(self)(*other)
        count = len(base._names)
        if base._root != self._root or self._names[:count] != base._names:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(base) if base._names or base._root else ''!r} OR one path is relative and the other is absolute.")
        return self._made("", self._names[count:])

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False

    def match(self, path_pattern):
        root, names = _split((path_pattern,))
        if not names and not root:
            raise ValueError("empty pattern")
        if root and (root != self._root or len(names) != len(self._names)) or len(names) > len(self._names):
            return False
        return all([fnmatch.fnmatchcase(name, pattern) for name, pattern in zip(reversed(self._names), reversed(names))])


class PurePosixPath(PurePath):
    pass


class Path(PurePath):
    @classmethod
    def cwd(cls): return cls(os.getcwd())
    @classmethod
    def home(cls): return cls(os.path.expanduser("~"))

    def __enter__(self): return self
    def __exit__(self, *exc): pass

    def stat(self, *, follow_symlinks=True): return os.stat(self) if follow_symlinks else os.lstat(self)
    def lstat(self): return os.lstat(self)
    def exists(self): return os.path.exists(self)
    def is_dir(self): return os.path.isdir(self)
    def is_file(self): return os.path.isfile(self)
    def is_symlink(self): return os.path.islink(self)
    def samefile(self, other_path): return os.path.samefile(self, other_path)
    def absolute(self): return self if self._root else type(self)(os.getcwd(), self)

    def resolve(self, strict=False):
        if strict:
            os.stat(self)
        return type(self)(os.path.realpath(self))

    def expanduser(self): return type(self)(os.path.expanduser(str(self))) if str(self).startswith("~") else self
    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None): return open(str(self), mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with self.open("r", encoding=encoding, errors=errors) as f:
            return f.read()

    def read_bytes(self):
        with self.open("rb") as f:
            return f.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def write_bytes(self, data):
        with self.open("wb") as f:
            return f.write(data)

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self): os.rmdir(self)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        os.rename(self, target)
        return type(self)(target)

    def replace(self, target):
        os.replace(self, target)
        return type(self)(target)

    def touch(self, mode=0o666, exist_ok=True):
        if exist_ok:
            try:
                os.utime(self, None)
                return
            except OSError:
                pass
        os.close(os.open(self, os.O_CREAT | os.O_WRONLY | (0 if exist_ok else os.O_EXCL), mode))

    def chmod(self, mode): os.chmod(self, mode)
    def symlink_to(self, target, target_is_directory=False): os.symlink(target, self)
    def hardlink_to(self, target): os.link(target, self)
    def readlink(self): return type(self)(os.readlink(self))

    def iterdir(self):
        for name in os.listdir(self):
            yield self._made(self._root, self._names + [name])

    def _glob(self, pattern):
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        root, names = _split((pattern,))
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        return names

    def glob(self, pattern):
        return _select(self, self._glob(pattern))

    def rglob(self, pattern):
        return _select(self, ["**"] + self._glob(pattern))


def _select(path, names):
    seen = set()
    for found in _below(path, names):
        if found not in seen:
            seen.add(found)
            yield found


def _inside(path):
    """The names in a folder; whether each is one itself."""
    try:
        return list(path.iterdir())
    except OSError:
        return []


def _folders(path):
    yield path
    for one in _inside(path):
        if one.is_dir() and not one.is_symlink():
            yield from _folders(one)


def _below(path, names):
    if not names:
        yield path
        return
    first, rest = names[0], names[1:]
    if first == "**":
        for folder in _folders(path):
            yield from _below(folder, rest)
    elif any([c in first for c in "*?["]):
        for one in _inside(path):
            if fnmatch.fnmatchcase(one.name, first) and (not rest or one.is_dir()):
                yield from _below(one, rest)
    else:
        one = path / first
        if one.exists() if not rest else one.is_dir():
            yield from _below(one, rest)


class PosixPath(Path, PurePosixPath):
    pass


class PureWindowsPath(PurePath):
    def __new__(cls, *args):
        raise NotImplementedError("pathlib.PureWindowsPath is not there")


class WindowsPath(Path):
    def __new__(cls, *args):
        raise NotImplementedError("cannot instantiate 'WindowsPath' on your system")
