# selectors: which of the registered files is ready, with the program's data beside each. Over _select.
import _select
import math
import os
import select
import stat
import time

EVENT_READ = 1
EVENT_WRITE = 2


class SelectorKey(tuple):
    """(fileobj, fd, events, data)"""

    __slots__ = ()
    _fields = ("fileobj", "fd", "events", "data")

    def __new__(cls, fileobj, fd, events, data):
        return tuple.__new__(cls, (fileobj, fd, events, data))

    fileobj = property(lambda self: self[0])
    fd = property(lambda self: self[1])
    events = property(lambda self: self[2])
    data = property(lambda self: self[3])

    def __repr__(self):
        return f"SelectorKey(fileobj={self[0]!r}, fd={self[1]!r}, events={self[2]!r}, data={self[3]!r})"


def _fd_of(file):
    if isinstance(file, int):
        fd = file
    else:
        try:
            fd = int(file.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f"Invalid file object: {file!r}") from None #: selectors.py 39 _fileobj_to_fd | raise ValueError("Invalid file object: "
    if fd < 0:
        raise ValueError(f"Invalid file descriptor: {fd}") #: selectors.py 42 _fileobj_to_fd | raise ValueError("Invalid file descriptor: {}".format(fd))
    return fd


class _Map:
    """Keys by file or descriptor; shows what is registered at the moment."""

    def __init__(self, selector):
        self._selector = selector

    def __len__(self):
        return len(self._selector._keys)

    def __getitem__(self, file):
        try:
            return self._selector._keys[self._selector._lookup(file)]
        except KeyError:
            raise KeyError(f"{file!r} is not registered") from None #: selectors.py 74 __getitem__ | raise KeyError("{!r} is not registered".format(fileobj)) from None

    def get(self, file, default=None):
        try:
            return self[file]
        except KeyError:
            return default

    def __contains__(self, file):
        return self.get(file) is not None

    def __iter__(self):
        return iter(self._selector._keys)

    def keys(self):
        return self._selector._keys.keys()

    def values(self):
        return self._selector._keys.values()

    def items(self):
        return self._selector._keys.items()


class BaseSelector:
    def register(self, fileobj, events, data=None):
        raise NotImplementedError

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class _Selector(BaseSelector):
    def __init__(self):
        self._keys = {}
        self._map = _Map(self)

    def _lookup(self, file):
        """Its descriptor, also when the file has been closed since."""
        try:
            return _fd_of(file) #: selectors.py 225 _fileobj_lookup | return _fileobj_to_fd(fileobj) | 7 30
        except ValueError:
            for key in self._keys.values():
                if key.fileobj is file:
                    return key.fd
            raise

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError(f"Invalid events: {events!r}") #: selectors.py 236 register | raise ValueError("Invalid events: {!r}".format(events))
        fd = self._lookup(fileobj) #: selectors.py 238 register | key = SelectorKey(fileobj, self._fileobj_lookup(fileobj), events, data) | 27 56
        if fd in self._keys:
            raise KeyError(f"{fileobj!r} (FD {fd}) is already registered") #: selectors.py 241 register | raise KeyError("{!r} (FD {}) is already registered"
        self._keys[fd] = key = SelectorKey(fileobj, fd, events, data)
        return key

    def unregister(self, fileobj):
        fd = self._lookup(fileobj) #: selectors.py 249 unregister | key = self._fd_to_key.pop(self._fileobj_lookup(fileobj)) | 26 55
        if fd not in self._keys:
            raise KeyError(f"{fileobj!r} is not registered") #: selectors.py 251 unregister | raise KeyError("{!r} is not registered".format(fileobj)) from None
        return self._keys.pop(fd)

    def _wanted(self):
        return [(key.fd, (select.POLLIN if key.events & EVENT_READ else 0) | (select.POLLOUT if key.events & EVENT_WRITE else 0)) for key in self._keys.values()]

    def _ready(self, found):
        ready = []
        for fd, event in found:
            key = self._keys.get(fd)
            events = (EVENT_READ if event & ~select.POLLOUT else 0) | (EVENT_WRITE if event & ~select.POLLIN else 0)
            if key is not None and events & key.events:
                ready.append((key, events & key.events))
        return ready

    def close(self):
        self._keys.clear()
        self._map = None

    def get_key(self, fileobj):
        if self._map is None:
            raise RuntimeError("Selector is closed") #: selectors.py 188 get_key | raise RuntimeError('Selector is closed')
        try:
            return self._map[fileobj]
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None #: selectors.py 192 get_key | raise KeyError("{!r} is not registered".format(fileobj)) from None

    def get_map(self):
        return self._map


class SelectSelector(_Selector):
    """As select(2)."""

    def register(self, fileobj, events, data=None):
        return super().register(fileobj, events, data) #: selectors.py 299 register | key = super().register(fileobj, events, data) | 6 45

    def unregister(self, fileobj):
        return super().unregister(fileobj) #: selectors.py 307 unregister | key = super().unregister(fileobj) | 6 33

    def modify(self, fileobj, events, data=None):
        fd = self._lookup(fileobj) #: selectors.py 256 modify | key = self._fd_to_key[self._fileobj_lookup(fileobj)] | 22 51
        key = self._keys.get(fd)
        if key is None:
            raise KeyError(f"{fileobj!r} is not registered") #: selectors.py 258 modify | raise KeyError("{!r} is not registered".format(fileobj)) from None
        if events != key.events:
            self.unregister(fileobj)
            return self.register(fileobj, events, data) #: selectors.py 261 modify | key = self.register(fileobj, events, data) | 6 42
        if data != key.data:
            key = self._keys[fd] = SelectorKey(key.fileobj, fd, events, data)
        return key

    def select(self, timeout=None):
        found = self._found(None if timeout is None else max(timeout, 0)) #: selectors.py 323 select | r, w, _ = self._select(self._readers, self._writers, [], timeout) | 10 65
        return self._ready(found)

    def _found(self, timeout):
        wanted = self._wanted()
        if any([fd >= 1024 for fd, _ in wanted]):
            raise ValueError("filedescriptor out of range in select()")
        found = _select.poll(wanted, timeout)
        if any([event & select.POLLNVAL for _, event in found]):
            raise OSError(9, "Bad file descriptor")
        return found


class _PollLike(_Selector):
    """Waiting rounds a timeout up to whole milliseconds. What is registered stands with the system as well."""

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data) #: selectors.py 352 register | key = super().register(fileobj, events, data) | 6 45
        try:
            self._take_up(key.fd) #: selectors.py 359 register | self._selector.register(key.fd, poller_events)
        except:
            self._keys.pop(key.fd, None)
            raise
        return key

    def _take_up(self, fd):
        pass

    def unregister(self, fileobj):
        return super().unregister(fileobj) #: selectors.py 366 unregister | key = super().unregister(fileobj) | 6 33

    def modify(self, fileobj, events, data=None):
        fd = self._lookup(fileobj) #: selectors.py 377 modify | key = self._fd_to_key[self._fileobj_lookup(fileobj)] | 22 51
        key = self._keys.get(fd)
        if key is None:
            raise KeyError(f"{fileobj!r} is not registered") #: selectors.py 379 modify | raise KeyError(f"{fileobj!r} is not registered") from None
        if events != key.events or data != key.data:
            key = self._keys[fd] = SelectorKey(key.fileobj, fd, events, data)
        return key

    def _rounded(self, timeout):
        return None if timeout is None else math.ceil(max(timeout, 0) * 1e3) * 1e-3


class PollSelector(_PollLike):
    """As poll(2)."""

    def select(self, timeout=None):
        return self._ready(_select.poll(self._wanted(), self._rounded(timeout)))


class EpollSelector(_PollLike):
    """As epoll(7): a file that was closed is forgotten, and one that is always ready is refused."""

    def __init__(self):
        super().__init__()
        self._forgotten = set()

    def _check_open(self):
        if self._map is None:
            raise ValueError("I/O operation on closed epoll object")

    def _take_up(self, fd):
        self._check_open()
        if stat.S_IFMT(os.fstat(fd).st_mode) in (stat.S_IFREG, stat.S_IFDIR):
            raise PermissionError(1, "Operation not permitted")
        self._forgotten.discard(fd)

    def fileno(self):
        self._check_open() #: selectors.py 449 fileno | return self._selector.fileno() | 7 30
        raise NotImplementedError("this selector has no descriptor of its own")

    def select(self, timeout=None):
        self._check_open() #: selectors.py 468 select | fd_event_list = self._selector.poll(timeout, max_ev) | 16 52
        timeout = self._rounded(timeout)
        end = None if timeout is None else time.monotonic() + timeout
        while True:
            found = _select.poll([pair for pair in self._wanted() if pair[0] not in self._forgotten], timeout)
            closed = [fd for fd, event in found if event & select.POLLNVAL]
            if not closed:
                return self._ready(found)
            self._forgotten.update(closed)
            if timeout is not None:
                timeout = max(end - time.monotonic(), 0)


DefaultSelector = EpollSelector
