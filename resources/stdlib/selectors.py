# selectors: which of the registered files is ready, with the program's data beside each. Over _select.
import _select
import math
import select

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
            raise ValueError(f"Invalid file object: {file!r}") from None
    if fd < 0:
        raise ValueError(f"Invalid file descriptor: {fd}")
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
            raise KeyError(f"{file!r} is not registered") from None

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
    _rounds_up = False

    def __init__(self):
        self._keys = {}
        self._map = _Map(self)

    def _lookup(self, file):
        """Its descriptor, also when the file has been closed since."""
        try:
            return _fd_of(file)
        except ValueError:
            for key in self._keys.values():
                if key.fileobj is file:
                    return key.fd
            raise

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError(f"Invalid events: {events!r}")
        key = SelectorKey(fileobj, self._lookup(fileobj), events, data)
        if key.fd in self._keys:
            raise KeyError(f"{fileobj!r} (FD {key.fd}) is already registered")
        self._keys[key.fd] = key
        return key

    def unregister(self, fileobj):
        try:
            return self._keys.pop(self._lookup(fileobj))
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None

    def modify(self, fileobj, events, data=None):
        try:
            key = self._keys[self._lookup(fileobj)]
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None
        if events != key.events:
            self.unregister(fileobj)
            return self.register(fileobj, events, data)
        if data != key.data:
            key = SelectorKey(key.fileobj, key.fd, key.events, data)
            self._keys[key.fd] = key
        return key

    def select(self, timeout=None):
        if timeout is not None:
            timeout = max(timeout, 0)
            if self._rounds_up:
                timeout = math.ceil(timeout * 1e3) * 1e-3
        wanted = []
        for key in self._keys.values():
            wanted.append((key.fd, (select.POLLIN if key.events & EVENT_READ else 0) | (select.POLLOUT if key.events & EVENT_WRITE else 0)))
        ready = []
        for fd, event in _select.poll(wanted, timeout):
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
            raise RuntimeError("Selector is closed")
        return self._map[fileobj]

    def get_map(self):
        return self._map


class SelectSelector(_Selector):
    """As select(2)."""


class PollSelector(_Selector):
    """As poll(2)."""

    _rounds_up = True


class EpollSelector(_Selector):
    """As epoll(7)."""

    _rounds_up = True


DefaultSelector = EpollSelector
