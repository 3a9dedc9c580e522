# io: streams over descriptors are the machine's; those in memory are here.
import _io
from _io import BufferedRandom, BufferedReader, BufferedWriter, FileIO, TextIOWrapper, UnsupportedOperation, open

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192
BlockingIOError = BlockingIOError


class IOBase:
    pass


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    pass


class _Memory:
    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def close(self):
        self.closed = True

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def isatty(self):
        self._check()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def flush(self):
        self._check()

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def tell(self):
        self._check()
        return self._position

    def _size(self, size):
        left = len(self._data) - self._position
        if size is None or size < 0:
            return max(left, 0)
        return size

    def read(self, size=-1, /):
        self._check()
        part = self._whole()[self._position:self._position + self._size(size)]
        self._position += len(part)
        return part

    def truncate(self, size=None, /):
        self._check()
        size = self._position if size is None else size
        if size < 0:
            raise ValueError(f"Negative size value {size}" if isinstance(self, StringIO) else f"negative size value {size}")
        self._keep(self._whole()[:size])
        return size


class BytesIO(_Memory, BufferedIOBase):
    def __init__(self, initial_bytes=b""):
        if initial_bytes is not None and not hasattr(initial_bytes, "decode") and not isinstance(initial_bytes, memoryview) and not hasattr(initial_bytes, "typecode") or isinstance(initial_bytes, type):
            raise TypeError(f"a bytes-like object is required, not '{type(initial_bytes).__name__}'")
        self._data = bytearray(initial_bytes or b"")
        self._position = 0
        self.closed = False

    def _whole(self):
        return bytes(self._data)

    def _keep(self, data):
        self._data = bytearray(data)

    def getvalue(self):
        self._check()
        return bytes(self._data)

    def getbuffer(self):
        return memoryview(self._data)

    def read1(self, size=-1, /):
        return self.read(size)

    def readinto(self, buffer, /):
        part = self.read(len(buffer))
        buffer[:len(part)] = part
        return len(part)

    def readline(self, size=-1, /):
        self._check()
        end = self._data.find(b"\n", self._position)
        end = len(self._data) if end < 0 else end + 1
        if size is not None and size >= 0:
            end = min(end, self._position + size)
        part = bytes(self._data[self._position:end])
        self._position += len(part)
        return part

    def write(self, data, /):
        self._check()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        gap = self._position - len(self._data)
        if gap > 0:
            self._data += bytes(gap)
        self._data[self._position:self._position + len(data)] = data
        self._position += len(data)
        return len(data)

    def seek(self, offset, whence=0, /):
        self._check()
        if whence == 0 and offset < 0:
            raise ValueError(f"negative seek value {offset}")
        base = (0, self._position, len(self._data))[whence]
        self._position = max(base + offset, 0)
        return self._position


class StringIO(_Memory, TextIOBase):
    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    encoding = None
    errors = None
    line_buffering = False

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}") if isinstance(newline, str) else TypeError(f"newline must be str or None, not {type(newline).__name__}")
        self._newline = newline
        self._seen = set()
        self._parts = []
        self._data = self._translated(initial_value or "")
        self._position = 0
        self.closed = False

    @property
    def newlines(self):
        seen = tuple([end for end in ("\r", "\n", "\r\n") if end in self._seen])
        return seen if len(seen) > 1 else seen[0] if seen else None

    def _note_newlines(self, text):
        pairs = text.count("\r\n")
        if pairs:
            self._seen.add("\r\n")
        if text.count("\r") > pairs:
            self._seen.add("\r")
        if text.count("\n") > pairs:
            self._seen.add("\n")

    def _line_end(self, data, start):
        if self._newline == "":
            ends = [end for end in (data.find("\r", start), data.find("\n", start)) if end >= 0]
            if not ends:
                return len(data)
            end = min(ends)
            return end + (2 if data[end:end + 2] == "\r\n" else 1)
        mark = self._newline or "\n"
        end = data.find(mark, start)
        return len(data) if end < 0 else end + len(mark)

    def _translated(self, text):
        if not self._newline:
            self._note_newlines(text)
        if self._newline is None:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        if self._newline in ("\r", "\r\n"):
            return text.replace("\n", self._newline)
        return text

    def _whole(self):
        # Pieces written at the end are put together only when somebody looks.
        if self._parts:
            self._data = self._data + "".join(self._parts)
            self._parts = []
        return self._data

    def _keep(self, data):
        self._parts = []
        self._data = data

    def getvalue(self):
        self._check()
        return self._whole()

    def _size(self, size):
        self._whole()
        return _Memory._size(self, size)

    def readline(self, size=-1, /):
        self._check()
        data = self._whole()
        end = self._line_end(data, self._position)
        if size is not None and size >= 0:
            end = min(end, self._position + size)
        part = data[self._position:end]
        self._position += len(part)
        return part

    def write(self, text, /):
        self._check()
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got {type(text).__name__!r}")
        text_in = text
        text = self._translated(text)
        length = len(self._data)
        if self._parts:
            length = self._length
        if self._position == length:
            self._parts.append(text)
            self._length = self._position = length + len(text)
            return len(text_in)
        data = self._whole()
        data += "\0" * (self._position - len(data))
        self._data = data[:self._position] + text + data[self._position + len(text):]
        self._position += len(text)
        return len(text_in)

    def seek(self, offset, whence=0, /):
        self._check()
        if whence == 0 and offset < 0:
            raise ValueError(f"Negative seek position {offset}")
        if whence and offset:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._position = (offset, self._position, len(self._whole()))[whence]
        return self._position
