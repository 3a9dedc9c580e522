# multiprocessing.shared_memory: blocks of memory that processes know by name, and lists of small things in one.
import _machine
import os
import struct
import _multiprocessing
import _trace

__all__ = ["SharedMemory", "ShareableList"]


class _Bytes:
    """The block as memoryview looks at it."""

    def __init__(self, block):
        self._block = block

    def _shared_bytes(self):
        return self

    def __len__(self):
        return self._block.length

    def __getitem__(self, key):
        if isinstance(key, slice):
            first, last, _ = key.indices(self._block.length)
            return self._block.bytes_at(first, max(last - first, 0))
        return self._block.get(key)

    def __setitem__(self, index, value):
        self._block.set(index, value)


# Names that nobody has taken back yet; the process that made them does so at its end, and says so.
_left = {}


def _take_back():
    names = [name for name, pid in _left.items() if pid == os.getpid()]
    if not names:
        return
    import warnings
    warnings.warn_explicit(f"resource_tracker: There appear to be {len(names)} leaked shared_memory objects to clean up at shutdown",
                           UserWarning, os.path.dirname(os.__file__) + "/multiprocessing/resource_tracker.py" if hasattr(os, "__file__") else "resource_tracker", 224)
    for name in names:
        try:
            _multiprocessing.unlink_memory(name)
        except OSError:
            pass


def _remember(name):
    if not _left:
        import atexit
        atexit.register(_take_back)
    _left[name] = os.getpid()


class SharedMemory:
    _told_as = "SharedMemory"  # a trace's word for it
    _name = None
    _buf = None

    def __init__(self, name=None, create=False, size=0):
        if not size >= 0:
            raise ValueError("'size' must be a positive integer")
        if create:
            if size == 0:
                raise ValueError("'size' must be a positive number different from zero")
        elif name is None:
            raise ValueError("'name' can only be None if create=True")
        if name is None:
            while True:
                full = "/psm_" + os.urandom(4).hex()
                try:
                    place, self._size = _multiprocessing.open_memory(full, size)
                    break
                except FileExistsError:
                    continue
        else:
            full = name if name.startswith("/") else "/" + name
            place, self._size = _multiprocessing.open_memory(full, size if create else 0)
        self._name = full
        if create:
            _remember(full)
        block = _multiprocessing._Block._new("B", self._size, place)
        if self._told_as:
            block.tell_by_name(self._told_as, self.name)
        self._buf = memoryview(_Bytes(block))

    def __reduce__(self):
        return (SharedMemory, (self.name, False, self.size))

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r}, size={self.size})"

    @property
    def buf(self):
        return self._buf

    @property
    def name(self):
        return self._name[1:] if self._name.startswith("/") else self._name

    @property
    def size(self):
        return self._size

    def close(self):
        if self._buf is not None:
            self._buf.release()
            self._buf = None

    def unlink(self):
        if self._name:
            _multiprocessing.unlink_memory(self._name)
            _left.pop(self._name, None)


def _shape(item):
    """How an item is kept: its format, and which of the ways back there is."""
    if isinstance(item, (str, bytes)):
        room = (len(item.encode("utf-8") if isinstance(item, str) else item) // 8 + 1) * 8
        return f"{room}s", 1 if isinstance(item, str) else 2
    if isinstance(item, bool):
        return "xxxxxxx?", 0
    if isinstance(item, int):
        return "q", 0
    if isinstance(item, float):
        return "d", 0
    if item is None:
        return "xxxxxx?x", 3
    raise KeyError(type(item))


class _Store(SharedMemory):
    """What a ShareableList lies in: it tells its items itself."""
    _told_as = None


_Store.__name__ = _Store.__qualname__ = "SharedMemory"


class ShareableList:
    __class_getitem__ = classmethod(_machine.GenericAlias)

    # Laid out as CPython does: count, offsets, items, their formats, the ways back.
    def __init__(self, sequence=None, *, name=None):
        if name is None or sequence is not None:
            items = list(sequence or ())
            shapes = [_shape(item) for item in items]
            self._formats = [shape for shape, _ in shapes]
            self._list_len = len(items)
            offset = 0
            self._offsets = [0]
            for shape in self._formats:
                offset += 8 if shape[-1] != "s" else int(shape[:-1])
                self._offsets.append(offset)
            self._backs = [back for _, back in shapes]
            self.shm = _Store(name, create=True, size=self._end())
            struct_at = self._put
            struct_at("q", 0, self._list_len)
            for i, place in enumerate(self._offsets):
                struct_at("q", 8 + 8 * i, place)
            for i, item in enumerate(items):
                self._write(i, item)
                self._put("8s", self._formats_at() + 8 * i, self._formats[i].encode())
                self._put("b", self._backs_at() + i, self._backs[i])
            self._name_items()
            for i, item in enumerate(items):
                self._tell("VariableStore", i, item)
            return
        self.shm = _Store(name)
        self._list_len = self._get("q", 0)
        self._name_items()
        self._offsets = [self._get("q", 8 + 8 * i) for i in range(self._list_len + 1)]
        self._formats = self._backs = None

    def _name_items(self):
        self._told = _multiprocessing.tell_named("ShareableList", self.shm.name, self._list_len)

    def _tell(self, event, i, item):
        if self._told and i < 64:
            _trace.tell(event, self._told + i, item, 0, event == "VariableStore")

    def _data_at(self):
        return 8 * (self._list_len + 2)

    def _formats_at(self):
        return self._data_at() + self._offsets[-1]

    def _backs_at(self):
        return self._formats_at() + 8 * self._list_len

    def _end(self):
        return self._backs_at() + self._list_len

    def _put(self, shape, place, *values):
        data = struct.pack(shape, *values)
        self.shm.buf[place:place + len(data)] = data

    def _get(self, shape, place):
        size = struct.calcsize(shape)
        return struct.unpack(shape, self.shm.buf[place:place + size].tobytes())[0]

    def _format(self, i):
        return self._get("8s", self._formats_at() + 8 * i).rstrip(b"\0").decode()

    def _index(self, i):
        if i < 0:
            i += self._list_len
        if not 0 <= i < self._list_len:
            raise IndexError("index out of range")
        return i

    def _write(self, i, item):
        shape, _ = _shape(item)
        data = item.encode("utf-8") if isinstance(item, str) else item if isinstance(item, bytes) else None
        place = self._data_at() + self._offsets[i]
        if data is not None:
            room = self._offsets[i + 1] - self._offsets[i]
            self._put(f"{room}s", place, data)
        else:
            self._put(shape, place, bool(item) if item is None else item)

    def __getitem__(self, position):
        try:
            i = self._index(position)
        except IndexError:
            raise IndexError("index out of range") from None
        value = self._read(i)
        self._tell("VariableLoad", i, value)
        return value

    def _read(self, i):
        back = self._get("b", self._backs_at() + i)
        if back == 3:
            return None
        value = self._get(self._format(i), self._data_at() + self._offsets[i])
        if back:
            value = value.rstrip(b"\0")
            return value.decode("utf-8") if back == 1 else value
        return value

    def __setitem__(self, position, value):
        try:
            i = self._index(position)
        except IndexError:
            raise IndexError("assignment index out of range") from None
        shape, back = _shape(value)
        if isinstance(value, (str, bytes)):
            data = value.encode("utf-8") if isinstance(value, str) else value
            room = self._offsets[i + 1] - self._offsets[i]
            if len(data) > room:
                raise ValueError("bytes/str item exceeds available storage")
            kept = self._format(i)
            shape = kept if kept[-1] == "s" else f"{room}s"
        self._write(i, value)
        self._put("8s", self._formats_at() + 8 * i, shape.encode())
        self._put("b", self._backs_at() + i, back)
        self._tell("VariableStore", i, value)

    def __reduce__(self):
        return (_by_name, (type(self), self.shm.name))

    def __len__(self):
        return self._list_len

    def __iter__(self):
        for i in range(self._list_len):
            yield self[i]

    def __repr__(self):
        return f"{type(self).__name__}({list(self)}, name={self.shm.name!r})"

    @property
    def format(self):
        return "".join([self._format(i) for i in range(self._list_len)])

    def count(self, value):
        return sum(value == entry for entry in self)

    def index(self, value):
        for position, entry in enumerate(self):
            if value == entry:
                return position
        raise ValueError(f"{value!r} not in this container")


def _by_name(cls, name):
    return cls(name=name)
