# os: the machine's functions, and what is made of them.
import _machine
import _os
import _thread
import sys
from abc import ABC, abstractmethod
from _os import (
    EX_CANTCREAT, EX_CONFIG, EX_DATAERR, EX_IOERR, EX_NOINPUT, EX_NOPERM, EX_OK, EX_OSERR, EX_SOFTWARE, EX_TEMPFAIL, EX_UNAVAILABLE,
    EX_USAGE, F_OK, O_APPEND, O_CLOEXEC, O_CREAT, O_DIRECTORY, O_EXCL, O_NONBLOCK, O_RDONLY, O_RDWR, O_SYNC, O_TRUNC, O_WRONLY, R_OK,
    SEEK_CUR, SEEK_END, SEEK_SET, WCONTINUED, WCOREDUMP, WEXITSTATUS, WIFCONTINUED, WIFEXITED, WIFSIGNALED, WIFSTOPPED, WNOHANG,
    WSTOPSIG, WTERMSIG, WUNTRACED, W_OK, X_OK, _exit, abort, chdir, chmod, close, cpu_count, dup, dup2, fork, fsync, ftruncate,
    getcwd, getegid, geteuid, getgid, getloadavg, getpgid, getpgrp, getpid, getppid, getsid, getuid, isatty, kill, lseek,
    mkdir, mkfifo, nice, open, pipe, read, readlink, remove, rmdir, setpgid, strerror, umask, unlink, urandom, wait, waitpid,
    waitstatus_to_exitcode, write)
import posixpath as path

sys.modules["os.path"] = path

name = "posix"
sep = "/"
altsep = None
extsep = "."
pathsep = ":"
linesep = "\n"
curdir = "."
pardir = ".."
devnull = "/dev/null"
defpath = "/bin:/usr/bin"
error = OSError
supports_follow_symlinks = set()
P_WAIT = 0
P_NOWAIT = P_NOWAITO = 1
PRIO_PROCESS = 0


CLD_EXITED = 1
CLD_KILLED = 2
CLD_DUMPED = 3
CLD_TRAPPED = 4
CLD_STOPPED = 5
CLD_CONTINUED = 6
P_ALL = 0
P_PID = 1
P_PGID = 2
WEXITED = 4
WSTOPPED = 2
WNOWAIT = 0x1000000
EX_NOUSER = 67
EX_NOHOST = 68
EX_OSFILE = 72
EX_PROTOCOL = 76
PRIO_PGRP = 1
PRIO_USER = 2
SCHED_OTHER = 0
SCHED_FIFO = 1
SCHED_RR = 2
SCHED_BATCH = 3
SCHED_IDLE = 5
O_ACCMODE = 3
O_NDELAY = O_NONBLOCK
O_DSYNC = 0o10000
O_NOCTTY = 0o400
O_NOFOLLOW = 0o400000
POSIX_SPAWN_OPEN = 0
POSIX_SPAWN_CLOSE = 1
POSIX_SPAWN_DUP2 = 2


# ---- Paths

class PathLike(ABC):
    __class_getitem__ = classmethod(_machine.GenericAlias)

    @abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, "__fspath__") if cls is PathLike else NotImplemented


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    if not hasattr(kind, "__fspath__"):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {kind.__name__}")
    text = kind.__fspath__(path)
    if isinstance(text, (str, bytes)):
        return text
    raise TypeError(f"expected {kind.__name__}.__fspath__() to return str or bytes, not {type(text).__name__}")


_PATH = "string, bytes or os.PathLike"
_PATH_OR_FD = "string, bytes, os.PathLike or integer"
_ALLOWED = {"chdir": _PATH_OR_FD, "chmod": _PATH_OR_FD}


def _path(function, path, argument="path", allowed=_PATH):
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(type(path), "__fspath__"):
        return fspath(path)
    raise TypeError(f"{function}: {argument} should be {allowed}, not {type(path).__name__}")


def _path_or_fd(function, path, allowed=_PATH_OR_FD):
    return path if isinstance(path, int) else _path(function, path, "path", allowed)


def _again(function, arguments):
    """A native's call once more, with the texts and bytes that its arguments stand for."""
    if function == "write":
        descriptor, data = arguments
        return _os.write(descriptor, memoryview(data).tobytes() if hasattr(type(data), "tobytes") else _bytes_expected(data))
    return getattr(_os, function)(_path(function, arguments[0], "path", _ALLOWED.get(function, _PATH)), *arguments[1:])


def _bytes_expected(data):
    raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8") if isinstance(filename, bytes) else filename


# ---- The environment

class _Environ:
    def __init__(self, data):
        self._data = data

    def _text(self, value):
        if not isinstance(value, str):
            raise TypeError(f"str expected, not {type(value).__name__}") #: <frozen os> 758 encode
        return value

    def __getitem__(self, key):
        try:
            return self._data[self._text(key)] #: <frozen os> 676 __getitem__
        except KeyError:
            raise KeyError(key) from None #: <frozen os> 679 __getitem__

    def __setitem__(self, key, value):
        key = self._text(key) #: <frozen os> 683 __setitem__
        value = self._text(value) #: <frozen os> 684 __setitem__
        if "=" in key or not key:
            raise ValueError("illegal environment variable name") #: <frozen os> 685 __setitem__
        _os.set_variable(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        self._text(key) #: <frozen os> 690 __delitem__
        if key not in self._data:
            raise KeyError(key) from None #: <frozen os> 695 __delitem__
        _os.set_variable(key, None)
        del self._data[key]

    def __contains__(self, key):
        return key in self._data

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __eq__(self, other):
        return dict(self._data) == (other._data if isinstance(other, _Environ) else other)

    def __repr__(self):
        inside = ", ".join(f"{key!r}: {value!r}" for key, value in self._data.items())
        return f"environ({{{inside}}})"

    def __or__(self, other):
        return {**self._data, **dict(other)}

    def __ror__(self, other):
        return {**dict(other), **self._data}

    def __ior__(self, other):
        self.update(other)
        return self

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def copy(self):
        return dict(self._data)

    def get(self, key, default=None):
        self._text(key) #: <frozen _collections_abc> 774 get #: <frozen os> 676 __getitem__
        return self._data.get(key, default)

    def setdefault(self, key, value):
        if key not in self._data:
            self[key] = value
        return self._data[key]

    def pop(self, key, *default):
        if key in self._data:
            value = self._data[key]
            del self[key]
            return value
        if default:
            return default[0]
        raise KeyError(key) #: <frozen _collections_abc> 912 pop #: <frozen os> 679 __getitem__

    def popitem(self):
        for key in self._data:
            return key, self.pop(key)
        raise KeyError

    def clear(self):
        for key in list(self._data):
            del self[key]

    def update(self, other=(), **more):
        for key, value in dict(other, **more).items():
            self[key] = value


environ = _Environ(_os.variables)


def getenv(key, default=None):
    return environ.get(key, default) #: <frozen os> 777 getenv


def putenv(key, value, /):
    _os.set_variable(key, value)


def unsetenv(key, /):
    _os.set_variable(key, None)


def get_exec_path(env=None):
    found = (environ if env is None else env).get("PATH")
    return (defpath if found is None else found).split(pathsep)


# ---- Files and folders

class stat_result:
    def __init__(self, fields):
        (self.st_mode, self.st_ino, self.st_dev, self.st_nlink, self.st_uid, self.st_gid, self.st_size, self.st_atime_ns,
         self.st_mtime_ns, self.st_ctime_ns, self.st_blksize, self.st_blocks) = fields
        self.st_atime = self.st_atime_ns / 1e9
        self.st_mtime = self.st_mtime_ns / 1e9
        self.st_ctime = self.st_ctime_ns / 1e9

    def _tuple(self):
        return (self.st_mode, self.st_ino, self.st_dev, self.st_nlink, self.st_uid, self.st_gid, self.st_size,
                int(self.st_atime), int(self.st_mtime), int(self.st_ctime))

    def __getitem__(self, index):
        return self._tuple()[index]

    def __iter__(self):
        return iter(self._tuple())

    def __len__(self):
        return 10

    def __eq__(self, other):
        return isinstance(other, stat_result) and self._tuple() == other._tuple()

    def __repr__(self):
        names = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime")
        return "os.stat_result(" + ", ".join(f"{n}={v}" for n, v in zip(names, self._tuple())) + ")"


def stat(path, *, dir_fd=None, follow_symlinks=True):
    return stat_result(_os.stat_fields(_path_or_fd("stat", path), follow_symlinks, False))


def lstat(path, *, dir_fd=None):
    return stat_result(_os.stat_fields(_path("lstat", path), False, False))


def fstat(fd):
    return stat_result(_os.stat_fields(fd, True, False))


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    return _os.access(_path_or_fd("access", path), mode)


def listdir(path=None):
    return [entry for entry, _ in _os.entries("." if path is None else _path("listdir", path, "path", "string, bytes, os.PathLike, integer or None"))]


class DirEntry:
    def __init__(self, folder, name, kind):
        self.name = name
        self.path = path.join(folder, name)
        self._kind = kind

    def is_dir(self, *, follow_symlinks=True):
        return self._kind == "d" or (follow_symlinks and self._kind in "lo" and path.isdir(self.path))

    def is_file(self, *, follow_symlinks=True):
        return self._kind == "f" or (follow_symlinks and self._kind in "lo" and path.isfile(self.path))

    def is_symlink(self):
        return self._kind == "l"

    def stat(self, *, follow_symlinks=True):
        return stat(self.path) if follow_symlinks else lstat(self.path)

    def inode(self):
        return lstat(self.path).st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Scan:
    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        self._entries = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def scandir(path=None):
    folder = "." if path is None else _path("scandir", path, "path", "string, bytes, os.PathLike, integer or None")
    return _Scan([DirEntry(folder, entry, kind) for entry, kind in _os.entries(folder)])


def walk(top, topdown=True, onerror=None, followlinks=False):
    # No generator itself: what is no path is refused at once.
    return _walk(fspath(top), topdown, onerror, followlinks) #: <frozen os> 343 walk


def _walk(top, topdown, onerror, followlinks):
    try:
        entries = list(scandir(top))
    except OSError as problem:
        if onerror is not None:
            onerror(problem)
        return
    folders = [entry.name for entry in entries if entry.is_dir()]
    files = [entry.name for entry in entries if not entry.is_dir()]
    if topdown:
        yield top, folders, files
    for folder in folders:
        inner = path.join(top, folder)
        if followlinks or not path.islink(inner):
            yield from _walk(inner, topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok) #: <frozen os> 215 makedirs
        except FileExistsError:
            pass
        if tail == curdir:
            return
    try:
        mkdir(name, mode) #: <frozen os> 225 makedirs
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def _two_names(number, src, dst):
    if number:
        raise OSError(number, strerror(number), fspath(src), None, fspath(dst))


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    _two_names(_os.rename_error(_path("rename", src, "src"), _path("rename", dst, "dst")), src, dst)


replace = rename


def link(src, dst):
    _two_names(_os.link_error(_path("link", src, "src"), _path("link", dst, "dst")), src, dst)


def symlink(src, dst, target_is_directory=False):
    _two_names(_os.symlink_error(_path("symlink", src, "src"), _path("symlink", dst, "dst")), src, dst)


def utime(path, times=None, *, ns=None):
    if ns is None and times is not None:
        ns = tuple(int(t * 1_000_000_000) for t in times)
    accessed, modified = ns or (None, None)
    _os.set_times(_path("utime", path, "path", _PATH_OR_FD), accessed, modified)


def truncate(path, length):
    fd = path if isinstance(path, int) else open(_path("truncate", path, "path", _PATH_OR_FD), O_WRONLY)
    try:
        ftruncate(fd, length)
    finally:
        if fd is not path:
            close(fd)


def closerange(low, high, /):
    for fd in range(low, min(high, 4096)):
        try:
            close(fd)
        except OSError:
            pass


def get_inheritable(fd, /):
    return bool(_os.inheritable(fd, -1))


def set_inheritable(fd, inheritable, /):
    _os.inheritable(fd, 1 if inheritable else 0)


def get_blocking(fd, /):
    return _os.blocking(fd, -1)


def set_blocking(fd, blocking, /):
    _os.blocking(fd, 1 if blocking else 0)


def pipe2(flags, /):
    ends = pipe()
    if flags & O_NONBLOCK:
        for fd in ends:
            set_blocking(fd, False)
    return ends


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd)}, expected integer)")
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


class terminal_size(tuple):
    def __new__(cls, pair):
        return tuple.__new__(cls, pair)

    @property
    def columns(self):
        return self[0]

    @property
    def lines(self):
        return self[1]

    def __repr__(self):
        return f"os.terminal_size(columns={self[0]}, lines={self[1]})"


def get_terminal_size(fd=1, /):
    return terminal_size(_os.terminal_size(fd))


# ---- What the machine is

class times_result(tuple):
    user = property(lambda self: self[0])
    system = property(lambda self: self[1])
    children_user = property(lambda self: self[2])
    children_system = property(lambda self: self[3])
    elapsed = property(lambda self: self[4])

    def __repr__(self):
        names = ("user", "system", "children_user", "children_system", "elapsed")
        return "posix.times_result(" + ", ".join(f"{n}={v!r}" for n, v in zip(names, self)) + ")"


def times():
    return times_result(_os.times_fields())


class uname_result(tuple):
    sysname = property(lambda self: self[0])
    nodename = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])

    def __repr__(self):
        names = ("sysname", "nodename", "release", "version", "machine")
        return "posix.uname_result(" + ", ".join(f"{n}={v!r}" for n, v in zip(names, self)) + ")"


def uname():
    return uname_result(_os.uname_fields())


def sched_getaffinity(pid, /):
    return set(_os.get_affinity(pid))


def sched_setaffinity(pid, mask, /):
    cores = list(mask)
    for core in cores:
        if not isinstance(core, int):
            raise TypeError(f"expected an iterator of ints, but iterator yielded {type(core)!r}")
        if core < 0:
            raise ValueError("negative CPU number")
    _os.set_affinity(pid, cores)


def sched_yield():
    import time
    time.sleep(0)


def getrandom(size, flags=0):
    return urandom(size)


# ---- Processes

_before_fork = []
_after_in_parent = []
_after_in_child = []
_plain_fork = fork


def register_at_fork(*args, **given):
    global fork
    if args:
        raise TypeError("register_at_fork() takes no positional arguments")
    for name in given:
        if name not in ("before", "after_in_child", "after_in_parent"):
            raise TypeError(f"'{name}' is an invalid keyword argument for register_at_fork()")
    if not given:
        raise TypeError("At least one argument is required.")
    for name in ("before", "after_in_child", "after_in_parent"):
        if name in given and not callable(given[name]):
            raise TypeError(f"'{name}' must be callable, not {type(given[name]).__name__}")
    if "before" in given:
        _before_fork.insert(0, given["before"])
    if "after_in_parent" in given:
        _after_in_parent.append(given["after_in_parent"])
    if "after_in_child" in given:
        _after_in_child.append(given["after_in_child"])
    fork = _told_fork


def _call_each(functions):
    for function in functions:
        try:
            function()
        except BaseException as problem:
            sys.stderr.write(f"Exception ignored in: {function!r}\n{type(problem).__name__}: {problem}\n")


def _told_fork():
    _call_each(_before_fork)
    pid = _plain_fork()
    _call_each(_after_in_parent if pid else _after_in_child)
    return pid


def setsid():
    _os.new_session()


def setpgrp():
    setpgid(0, 0)


def killpg(pgid, signal, /):
    if pgid < 0:
        raise OSError(22, strerror(22))
    kill(-pgid, signal)


class waitid_result(tuple):
    si_pid = property(lambda self: self[0])
    si_uid = property(lambda self: self[1])
    si_signo = property(lambda self: self[2])
    si_status = property(lambda self: self[3])
    si_code = property(lambda self: self[4])

    def __repr__(self):
        names = ("si_pid", "si_uid", "si_signo", "si_status", "si_code")
        return "os.waitid_result(" + ", ".join(f"{n}={v!r}" for n, v in zip(names, self)) + ")"


def waitid(idtype, id, options, /):
    if options & WNOWAIT:
        raise NotImplementedError("waitid() with WNOWAIT is not there")
    if not options & (WEXITED | WSTOPPED | WCONTINUED):
        raise OSError(22, strerror(22))
    if idtype not in (P_ALL, P_PID, P_PGID):
        raise OSError(22, strerror(22))
    wanted = {P_ALL: -1, P_PID: id, P_PGID: -id}[idtype]
    pid, status = waitpid(wanted, options & (WNOHANG | WCONTINUED) | (WUNTRACED if options & WSTOPPED else 0))
    if pid == 0:
        return None
    if WIFEXITED(status):
        end = WEXITSTATUS(status), CLD_EXITED
    elif WIFSIGNALED(status):
        end = WTERMSIG(status), CLD_DUMPED if WCOREDUMP(status) else CLD_KILLED
    elif WIFSTOPPED(status):
        end = WSTOPSIG(status), CLD_STOPPED
    else:
        end = 18, CLD_CONTINUED
    return waitid_result((pid, getuid(), 17, *end))


class struct_rusage(tuple):
    n_fields = n_sequence_fields = 16
    n_unnamed_fields = 0
    __match_args__ = ("ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss", "ru_minflt", "ru_majflt", "ru_nswap",
                      "ru_inblock", "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw")

    def __repr__(self):
        return "resource.struct_rusage(" + ", ".join([f"{n}={v!r}" for n, v in zip(self.__match_args__, self)]) + ")"


for _place, _field in enumerate(struct_rusage.__match_args__):
    setattr(struct_rusage, _field, property(lambda self, place=_place: self[place]))
struct_rusage.__module__ = "resource"


def _wait_for_used(pid, options):
    """What the system counts for all children that were waited for grows by what this one has used."""
    before = _os.children_usage()
    pid, status = waitpid(pid, options)
    after = _os.children_usage()
    if not pid:
        return pid, status, struct_rusage((0.0, 0.0) + (0,) * 14)
    used = [now - then for now, then in zip(after, before)]
    used[2] = after[2]  # the largest of them
    return pid, status, struct_rusage(used)


def wait3(options):
    return _wait_for_used(-1, options)


def wait4(pid, options):
    return _wait_for_used(pid, options)


def _variables(env):
    pairs = []
    for key, value in env.items():
        key = fsdecode(key)
        if "=" in key:
            raise ValueError("illegal environment variable name")
        pairs.append(key + "=" + fsdecode(value))
    return pairs


def _arguments(args, function):
    if not isinstance(args, (tuple, list)):
        raise TypeError(f"{function}() arg 2 must be a tuple or list")
    if not args:
        raise ValueError(f"{function}() arg 2 must not be empty")
    args = [fsdecode(arg) for arg in args]
    if not args[0]:
        raise ValueError(f"{function}() arg 2 first element cannot be empty")
    return args


def _execute(file, args, env, search, function):
    file = _path(function, file)
    args = _arguments(args, function)
    text = fsdecode(file)
    program = text if search or "/" in text else "./" + text
    try:
        _os.execute(program, args, None if env is None else _variables(env))
    except OSError as problem:
        if env is None:
            raise OSError(problem.errno, problem.strerror) from None
        raise OSError(problem.errno, problem.strerror, file) from None


def execv(path, argv, /):
    _execute(path, argv, None, False, "execv")


def execve(path, argv, env):
    _execute(path, argv, env, False, "execve")


def _search(file, args, env, function):
    if path.dirname(file):
        _execute(file, args, env, True, function) #: <frozen os> 597 _execvpe
    _execute(file, args, env, True, function) #: <frozen os> 616 _execvpe #: <frozen os> 607 _execvpe


def execvp(file, args):
    _search(file, args, None, "execv") #: <frozen os> 574 execvp


def execvpe(file, args, env):
    _search(file, args, env, "execve") #: <frozen os> 583 execvpe


def execl(file, *args):
    execv(file, args)


def execle(file, *args):
    execve(file, args[:-1], args[-1])


def execlp(file, *args):
    execvp(file, args) #: <frozen os> 557 execlp


def execlpe(file, *args):
    execvpe(file, args[:-1], args[-1])


def _spawn(mode, file, args, env, search):
    args = _arguments(args, "spawnv")
    text = fsdecode(fspath(file))
    program = text if search or "/" in text else "./" + text
    pid = _os.spawn(program, args, None if env is None else _variables(env), [], [], None, False, False, -1)
    if pid < 0:
        pid = fork()
        if pid == 0:
            _exit(127)
    if mode == P_NOWAIT:
        return pid
    return waitstatus_to_exitcode(waitpid(pid, 0)[1])


def spawnv(mode, file, args):
    return _spawn(mode, file, args, None, False)


def spawnve(mode, file, args, env):
    return _spawn(mode, file, args, env, False)


def spawnvp(mode, file, args):
    return _spawn(mode, file, args, None, True)


def spawnvpe(mode, file, args, env):
    return _spawn(mode, file, args, env, True)


def spawnl(mode, file, *args):
    return spawnv(mode, file, args)


def spawnlp(mode, file, *args):
    return spawnvp(mode, file, args)


def _posix_spawn(function, path, argv, env, search, more):
    if more:
        raise NotImplementedError(f"{function}() with {next(iter(more))} is not there; use subprocess.Popen")
    args = _arguments(argv, function)
    text = fsdecode(_path(function, path))
    program = text if search or "/" in text else "./" + text
    pid = _os.spawn(program, args, _variables(env), [], [], None, False, False, -1)
    if pid < 0:
        raise OSError(-pid, strerror(-pid), path)
    return pid


def posix_spawn(path, argv, env, /, **more):
    return _posix_spawn("posix_spawn", path, argv, env, False, more)


def posix_spawnp(path, argv, env, /, **more):
    return _posix_spawn("posix_spawnp", path, argv, env, True, more)


def system(command):
    import signal
    # As system(3): a Ctrl-C is the command's. A handler, not SIG_IGN, which the command would inherit.
    kept = [(number, signal.signal(number, lambda *args: None)) for number in (signal.SIGINT, signal.SIGQUIT)] if _main_thread() else []
    try:
        pid = _os.spawn("/bin/sh", ["sh", "-c", fsdecode(command)], None, [], [], None, False, False, -1)
        return waitpid(pid, 0)[1] if pid > 0 else 127 << 8
    finally:
        for number, handler in kept:
            signal.signal(number, handler)


def _main_thread():
    import _signal
    return _signal.is_main_thread()


class _Popened:
    def __init__(self, stream, process):
        self._stream = stream
        self._process = process

    def close(self):
        self._stream.close()
        code = self._process.wait()
        if code == 0:
            return None
        return code << 8

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def popen(cmd, mode="r", buffering=-1):
    if not isinstance(cmd, str):
        raise TypeError(f"invalid cmd type ({type(cmd)}, expected string)")
    if mode not in ("r", "w"):
        raise ValueError(f"invalid mode {mode!r}")
    import subprocess
    if mode == "r":
        process = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE)
        return _Popened(process.stdout, process)
    process = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE)
    return _Popened(process.stdin, process)


def getlogin():
    return environ.get("LOGNAME") or environ.get("USER") or "root"


# ---- What the system says of itself

sysconf_names = {"SC_ARG_MAX": 0, "SC_CHILD_MAX": 1, "SC_CLK_TCK": 2, "SC_NGROUPS_MAX": 3, "SC_OPEN_MAX": 4, "SC_IOV_MAX": 60, "SC_PAGESIZE": 30,
                 "SC_PAGE_SIZE": 30, "SC_NPROCESSORS_CONF": 83, "SC_NPROCESSORS_ONLN": 84, "SC_PHYS_PAGES": 85, "SC_AVPHYS_PAGES": 86,
                 "SC_LINE_MAX": 43, "SC_SEM_NSEMS_MAX": 32, "SC_SEM_VALUE_MAX": 33, "SC_THREAD_THREADS_MAX": 76}


def sysconf(name, /):
    if isinstance(name, str):
        if name not in sysconf_names:
            raise ValueError("unrecognized configuration name")
        name = sysconf_names[name]
    elif not isinstance(name, int):
        raise TypeError("configuration names must be strings or integers")
    value = _os.sysconf(name)
    if value is None:
        raise OSError(22, "Invalid argument")
    return value


def fchmod(fd, mode):
    _os.change_mode(fd, mode)


# pread and pwrite move the descriptor and put it back, so only one of them may be at it.
_at_position = _thread.allocate_lock()


def _at(fd, offset, call, argument):
    with _at_position:
        before = lseek(fd, 0, SEEK_CUR)
        try:
            lseek(fd, offset, SEEK_SET)
            return call(fd, argument)
        finally:
            lseek(fd, before, SEEK_SET)


def pread(fd, length, offset, /):
    return _at(fd, offset, read, length)


def pwrite(fd, data, offset, /):
    return _at(fd, offset, write, data)
