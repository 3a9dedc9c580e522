# select: waiting for one of several descriptors, in three ways, over _select.
import _select

from _select import POLLERR, POLLHUP, POLLIN, POLLNVAL, POLLOUT, POLLPRI

error = OSError
PIPE_BUF = 4096
EPOLLIN = POLLIN
EPOLLOUT = POLLOUT
EPOLLPRI = POLLPRI
EPOLLERR = POLLERR
EPOLLHUP = POLLHUP
EPOLLRDHUP = 0x2000
EPOLLONESHOT = 1 << 30
EPOLLET = 1 << 31
_READS = POLLIN | POLLHUP | POLLERR
_WRITES = POLLOUT | POLLERR
_EBADF = 9
_FD_SETSIZE = 1024


def _fd_of(file):
    if isinstance(file, int):
        fd = file
    else:
        fileno = getattr(file, "fileno", None)
        if fileno is None:
            raise TypeError("argument must be an int, or have a fileno() method.")
        fd = fileno()
        if not isinstance(fd, int):
            raise TypeError("fileno() returned a non-integer")
    if fd < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({fd})")
    return fd


def _pairs(files, number):
    try:
        return [(_fd_of(file), file) for file in files]
    except TypeError as problem:
        if "fileno" in str(problem):
            raise
        raise TypeError(f"arguments 1-3 must be sequences") from None


def select(rlist, wlist, xlist, timeout=None, /):  #= select
    if timeout is not None:
        if not isinstance(timeout, (int, float)):
            raise TypeError("timeout must be a float or None")
        if timeout < 0:
            raise ValueError("timeout must be non-negative")
    lists = [_pairs(files, number) for number, files in enumerate((rlist, wlist, xlist))]
    if any(fd >= _FD_SETSIZE for pairs in lists for fd, _ in pairs):
        raise ValueError("filedescriptor out of range in select()")
    wanted = {}
    for pairs, event in zip(lists, (POLLIN, POLLOUT, POLLPRI)):
        for fd, _ in pairs:
            wanted[fd] = wanted.get(fd, 0) | event
    ready = dict(_select.poll(list(wanted.items()), timeout))
    if any(event & POLLNVAL for event in ready.values()):
        raise OSError(_EBADF, "Bad file descriptor")
    return tuple([[file for fd, file in pairs if ready.get(fd, 0) & events]
                  for pairs, events in zip(lists, (_READS, _WRITES, POLLPRI))])


class poll:
    """What is registered, and what of it is ready. Timeouts are milliseconds."""

    def __init__(self):  #= select function
        self._wanted = {}

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):  #= select
        self._wanted[_fd_of(fd)] = eventmask

    def modify(self, fd, eventmask, /):  #= select
        fd = _fd_of(fd)
        if fd not in self._wanted:
            raise FileNotFoundError(2, "No such file or directory")
        self._wanted[fd] = eventmask

    def unregister(self, fd, /):  #= select.poll
        del self._wanted[_fd_of(fd)]

    def poll(self, timeout=None, /):  #= select
        if timeout is not None and not isinstance(timeout, (int, float)):
            raise TypeError("timeout must be an integer or None")
        if timeout is not None and timeout < 0:
            timeout = None
        return _select.poll(list(self._wanted.items()), None if timeout is None else timeout / 1000)


class epoll:
    """As poll, with seconds and the calls of epoll(7); always level-triggered."""

    def __init__(self, sizehint=-1, flags=0):
        self._wanted = {}
        self.closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed epoll object")

    def register(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT):
        self._check()
        fd = _fd_of(fd)
        if fd in self._wanted:
            raise FileExistsError(17, "File exists")
        import os
        os.fstat(fd)  # there has to be something
        if eventmask & (EPOLLET | EPOLLONESHOT):
            raise NotImplementedError("edge-triggered epoll is not in the teaching language; leave EPOLLET and EPOLLONESHOT out")
        self._wanted[fd] = eventmask

    def modify(self, fd, eventmask):
        self._check()
        fd = _fd_of(fd)
        if fd not in self._wanted:
            raise FileNotFoundError(2, "No such file or directory")
        self._wanted[fd] = eventmask

    def unregister(self, fd):
        self._check()
        if self._wanted.pop(_fd_of(fd), None) is None:
            raise FileNotFoundError(2, "No such file or directory")

    def poll(self, timeout=None, maxevents=-1):
        self._check()
        if timeout is not None and timeout < 0:
            timeout = None
        ready = _select.poll([(fd, events & 0x7FFF) for fd, events in self._wanted.items()], timeout)
        return ready if maxevents < 0 else ready[:maxevents]

    def fileno(self):
        raise NotImplementedError("this epoll object has no descriptor of its own")

    def close(self):
        self.closed = True

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()
