# tempfile: files and folders that are gone afterwards.
import _machine
import io
import os
import random

tempdir = None
template = "tmp"
_letters = "abcdefghijklmnopqrstuvwxyz0123456789_"


def gettempdir():
    global tempdir
    if tempdir is None:
        for folder in (os.getenv("TMPDIR"), os.getenv("TEMP"), os.getenv("TMP"), "/tmp", "/var/tmp", "/usr/tmp", os.getcwd()):
            if folder and os.path.isdir(folder) and os.access(folder, os.W_OK):
                tempdir = os.path.abspath(folder)
                break
        else:
            raise FileNotFoundError(2, "No usable temporary directory found")
    return tempdir


def gettempprefix():
    return template


def _names(suffix, prefix, dir):
    chooser = random.SystemRandom() if hasattr(random, "SystemRandom") else random.Random(int.from_bytes(os.urandom(8), "little"))
    folder = gettempdir() if dir is None else os.fspath(dir)
    while True:
        middle = "".join([chooser.choice(_letters) for _ in range(8)])
        yield os.path.join(os.path.abspath(folder), (template if prefix is None else prefix) + middle + (suffix or ""))


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    for name in _names(suffix, prefix, dir):
        try:
            return os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), name
        except FileExistsError:
            continue


def mkdtemp(suffix=None, prefix=None, dir=None):
    for name in _names(suffix, prefix, dir):
        try:
            os.mkdir(name, 0o700)
            return name
        except FileExistsError:
            continue


def mktemp(suffix="", prefix=template, dir=None):
    for name in _names(suffix, prefix, dir):
        if not os.path.lexists(name):
            return name


class _TemporaryFile:
    def __init__(self, file, name, delete):
        self.file = file
        self.name = name
        self.delete = delete

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete and self.name is not None:
                os.unlink(self.name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        return iter(self.file)


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None):
    fd, name = mkstemp(suffix, prefix, dir)
    return _TemporaryFile(io.open(fd, mode, buffering, encoding, errors, newline), name, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    fd, name = mkstemp(suffix, prefix, dir)
    os.unlink(name)
    return io.open(fd, mode, buffering, encoding, errors, newline)


class TemporaryDirectory:
    __class_getitem__ = classmethod(_machine.GenericAlias)

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignores = ignore_cleanup_errors

    def __enter__(self):
        return self.name

    def __exit__(self, *args):
        self.cleanup()

    def cleanup(self):
        if os.path.exists(self.name):
            import shutil
            shutil.rmtree(self.name, ignore_errors=self._ignores)

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"
