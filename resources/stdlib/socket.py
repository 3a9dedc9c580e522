# socket: the class socket, names and their look-up. The system's calls, with timeouts, stand in _socket.
import _socket
import _trace
import os
import time

from _socket import (AI_CANONNAME, AI_NUMERICHOST, AI_PASSIVE, EAI_AGAIN, EAI_FAMILY, EAI_NONAME, EAI_SERVICE, IPPROTO_IP,
                     IPPROTO_IPV6, IPPROTO_TCP, IPPROTO_UDP, IPV6_V6ONLY, MSG_DONTWAIT, MSG_OOB, MSG_PEEK, MSG_WAITALL, SHUT_RD,
                     SHUT_RDWR, SHUT_WR, SOL_SOCKET, SOMAXCONN, SO_ACCEPTCONN, SO_BROADCAST, SO_ERROR, SO_KEEPALIVE, SO_LINGER,
                     SO_RCVBUF, SO_RCVTIMEO, SO_REUSEADDR, SO_REUSEPORT, SO_SNDBUF, SO_SNDTIMEO, SO_TYPE, TCP_NODELAY, gethostname)

_EAGAIN = 11
_EINPROGRESS = 115
_EISCONN = 106
_EBADF = 9
_EACCES = 13


class _Named(int):
    """A number that shows its name."""

    _names = {}

    def __repr__(self):
        name = self._names.get(int(self))
        return int.__repr__(self) if name is None else f"<{type(self).__name__}.{name}: {int.__repr__(self)}>"

    def __str__(self):
        return int.__repr__(self)

    name = property(lambda self: self._names.get(int(self)))
    value = property(lambda self: int(self))


def _shown(address):
    """As a trace tells an address."""
    if not isinstance(address, tuple):
        return address if isinstance(address, str) else ""
    return ("[%s]:%s" if ":" in address[0] else "%s:%s") % address[:2]


def _tell_pair(number, fd, family):
    """Which connection it is an end of: both ends say the same. False: of none yet."""
    if family in (AF_INET, AF_INET6):
        try:
            ends = sorted((_shown(_socket.name(fd, False)), _shown(_socket.name(fd, True))))
        except OSError:
            return False
        _trace.tell("SocketPeer", number, " ".join(ends))
    return True


class AddressFamily(_Named):
    _names = {_socket.AF_UNSPEC: "AF_UNSPEC", _socket.AF_UNIX: "AF_UNIX", _socket.AF_INET: "AF_INET", _socket.AF_INET6: "AF_INET6"}


class SocketKind(_Named):
    _names = {_socket.SOCK_STREAM: "SOCK_STREAM", _socket.SOCK_DGRAM: "SOCK_DGRAM", _socket.SOCK_RAW: "SOCK_RAW",
              _socket.SOCK_NONBLOCK: "SOCK_NONBLOCK", _socket.SOCK_CLOEXEC: "SOCK_CLOEXEC"}


AF_UNSPEC = AddressFamily(_socket.AF_UNSPEC)
AF_UNIX = AddressFamily(_socket.AF_UNIX)
AF_INET = AddressFamily(_socket.AF_INET)
AF_INET6 = AddressFamily(_socket.AF_INET6)
SOCK_STREAM = SocketKind(_socket.SOCK_STREAM)
SOCK_DGRAM = SocketKind(_socket.SOCK_DGRAM)
SOCK_RAW = SocketKind(_socket.SOCK_RAW)
SOCK_NONBLOCK = SocketKind(_socket.SOCK_NONBLOCK)
SOCK_CLOEXEC = SocketKind(_socket.SOCK_CLOEXEC)
INADDR_ANY = 0
INADDR_LOOPBACK = 0x7F000001
INADDR_BROADCAST = 0xFFFFFFFF
has_ipv6 = True

error = OSError
timeout = TimeoutError


class herror(OSError):
    """No such host."""


class gaierror(OSError):
    """A name that could not be looked up."""


for _class in (herror, gaierror):
    _class.__module__ = "socket"

_default_timeout = None


def getdefaulttimeout():
    return _default_timeout


def setdefaulttimeout(timeout):
    global _default_timeout
    _default_timeout = _seconds(timeout)


def _seconds(value):
    if value is None:
        return None
    if not isinstance(value, (int, float)):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if value < 0:
        raise ValueError("Timeout value out of range")
    return float(value)


# ---- names -----------------------------------------------------------------------------------------------------------

def _resolve(host, family):
    """A literal address of that family."""
    if host == "":
        return "0.0.0.0" if family == AF_INET else "::"
    if host == "<broadcast>":
        return "255.255.255.255"
    if _socket.pack_address(family, host) is not None:
        return host
    return _look_up(host, family)[0]


def _look_up(host, family):
    found = _socket.look_up(host, family)
    if type(found) is tuple:
        raise gaierror(*found)
    if not found:
        raise gaierror(EAI_NONAME, "Name or service not known")
    return found


def _address(method, family, address):
    """What _socket takes, with the host's name looked up; the mistakes in CPython's words."""
    if family == AF_UNIX:
        return address
    name = AddressFamily(family).name
    if not isinstance(address, tuple):
        raise TypeError(f"{method}(): {name} address must be tuple, not {type(address).__name__}")
    if family == AF_INET and len(address) != 2:
        raise TypeError("AF_INET address must be a pair (host, port)")
    if family == AF_INET6 and not 2 <= len(address) <= 4:
        raise TypeError("AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])")
    host, port = address[0], address[1]
    if isinstance(host, (bytes, bytearray)):
        host = bytes(host).decode()
    if not isinstance(host, str):
        raise TypeError(f"str, bytes or bytearray expected, not {type(host).__name__}")
    if not hasattr(port, "__index__"):
        raise TypeError(f"'{type(port).__name__}' object cannot be interpreted as an integer")
    port = port.__index__()
    if not 0 <= port <= 65535:
        raise OverflowError(f"{method}(): port must be 0-65535.")
    return (_resolve(host, family), port) + address[2:]


_SERVICES = {"echo": 7, "ftp": 21, "ssh": 22, "telnet": 23, "smtp": 25, "domain": 53, "http": 80, "pop3": 110, "imap": 143, "https": 443}
_KINDS = ((SOCK_STREAM, IPPROTO_TCP), (SOCK_DGRAM, IPPROTO_UDP), (SOCK_RAW, 0))


def getservbyname(name, protocol=None):
    if name not in _SERVICES:
        raise OSError("service/proto not found")
    return _SERVICES[name]


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    if isinstance(port, str):
        if port.isdigit():
            port = int(port)
        elif port in _SERVICES:
            port = _SERVICES[port]
        else:
            raise gaierror(EAI_SERVICE, "Servname not supported for ai_socktype")
    port = port or 0
    if isinstance(host, bytes):
        host = host.decode()
    if host is None:
        hosts = ["0.0.0.0", "::"] if flags & AI_PASSIVE else ["::1", "127.0.0.1"]
        hosts = [h for h in hosts if family in (0, AF_INET6 if ":" in h else AF_INET)]
    elif family in (0, AF_INET) and _socket.pack_address(AF_INET, host) is not None or \
            family in (0, AF_INET6) and _socket.pack_address(AF_INET6, host) is not None:
        hosts = [host]
    else:
        hosts = []
        for found in _look_up(host, family): #: socket.py 962 getaddrinfo | for res in _socket.getaddrinfo(host, port, family, type, proto, flags): | 11 70
            if found not in hosts:
                hosts.append(found)
    answer = []
    for found in hosts:
        for kind, protocol in _KINDS:
            if type not in (0, kind) or proto not in (0, protocol):
                continue
            if ":" in found:
                answer.append((AF_INET6, kind, protocol, "", (found, port, 0, 0)))
            else:
                answer.append((AF_INET, kind, protocol, "", (found, port)))
    return answer


NI_NUMERICHOST, NI_NUMERICSERV, NI_NOFQDN, NI_NAMEREQD, NI_DGRAM = 1, 2, 4, 8, 16


def getnameinfo(sockaddr, flags, /):
    """Names come from what is known here: this computer's own, and the commonest services."""
    if not isinstance(sockaddr, tuple):
        raise TypeError("getnameinfo() argument 1 must be a tuple")
    host, port = sockaddr[:2]
    family = AF_INET6 if ":" in host else AF_INET
    if _socket.pack_address(family, host) is None:
        raise gaierror(EAI_NONAME, "Name or service not known")
    own = host in ("::1", "127.0.0.1")
    if flags & NI_NAMEREQD and not own:
        raise gaierror(EAI_NONAME, "Name or service not known")
    name = "localhost" if own and not flags & NI_NUMERICHOST else host
    services = [] if flags & NI_NUMERICSERV else [service for service, number in _SERVICES.items() if number == port]
    return name, services[0] if services else str(port)


def gethostbyname(name):
    return _resolve(name, AF_INET)


def gethostbyname_ex(name):
    return name, [], list(dict.fromkeys(_look_up(name, AF_INET)))


def getfqdn(name=""):
    return name or gethostname()


def inet_aton(text):
    packed = _socket.pack_address(AF_INET, text)
    if packed is None:
        raise OSError("illegal IP address string passed to inet_aton")
    return packed


def inet_ntoa(packed):
    if len(packed) != 4:
        raise OSError("packed IP wrong length")
    return _socket.address_text(AF_INET, packed)


def inet_pton(family, text):
    packed = _socket.pack_address(family, text)
    if packed is None:
        raise OSError("illegal IP address string passed to inet_pton")
    return packed


def inet_ntop(family, packed):
    text = _socket.address_text(family, packed)
    if text is None:
        raise ValueError("invalid length of packed IP address string")
    return text


def _swapped(number, size):
    if not isinstance(number, int):
        raise TypeError("expected int")
    if number < 0 or number >= 1 << 8 * size:
        raise OverflowError("int larger than %d bits" % (8 * size))
    return int.from_bytes(number.to_bytes(size, "little"), "big")


def htons(x):
    return _swapped(x, 2)


def htonl(x):
    return _swapped(x, 4)


ntohs = htons
ntohl = htonl


# ---- sockets ---------------------------------------------------------------------------------------------------------

class socket:
    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        if fileno is None:
            family = AF_INET if family == -1 else family
            type = SOCK_STREAM if type == -1 else type
            proto = 0 if proto == -1 else proto
            fileno = _socket.make(family, type & ~(_socket.SOCK_NONBLOCK | _socket.SOCK_CLOEXEC), proto)
        else:
            if fileno < 0:
                raise ValueError("negative file descriptor")
            if family == -1:
                family = _family_of(fileno)
            if type == -1:
                type = _socket.get_option(fileno, SOL_SOCKET, SO_TYPE)
            proto = 0 if proto == -1 else proto
        self._fd = fileno
        self._family = family
        self._type = type
        self._proto = proto
        self._files = 0
        self._closed = False
        self._timeout = None
        self._told = _trace.new("Socket")
        self._is_paired = not self._told or type & 15 != SOCK_STREAM
        if type & _socket.SOCK_NONBLOCK:
            self.settimeout(0)
        elif _default_timeout is not None:
            self.settimeout(_default_timeout)

    family = property(lambda self: AddressFamily(self._family))
    type = property(lambda self: SocketKind(self._type))
    proto = property(lambda self: self._proto)
    timeout = property(lambda self: self._timeout)

    def __repr__(self):
        name = type(self)
        shown = "{}.{}".format(name.__module__, name.__qualname__)
        text = f"<{shown}{' [closed]' if self._closed else ''} fd={self._fd}, family={self._family}, type={self._type}, proto={self._proto}"
        for label, of_peer in (("laddr", False), ("raddr", True)):
            try:
                address = _socket.name(self._fd, of_peer)
            except OSError:
                continue
            if address:
                text += f", {label}={address!r}"
        return text + ">"

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __getstate__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")

    def fileno(self):
        return self._fd

    # -- Blocking

    def settimeout(self, value):
        seconds = _seconds(value)
        _socket.set_blocking(self._fd, seconds is None)
        self._timeout = seconds

    def gettimeout(self):
        return self._timeout

    def setblocking(self, flag):
        self.settimeout(None if flag else 0.0)

    def getblocking(self):
        return self._timeout != 0

    def set_inheritable(self, inheritable):
        os.set_inheritable(self._fd, inheritable)

    def get_inheritable(self):
        return os.get_inheritable(self._fd)

    # -- Servers

    def bind(self, address, /):  #= socket
        _socket.bind(self._fd, self._family, _address("bind", self._family, address))
        if self._type & 15 == SOCK_DGRAM:
            self._ask_to_listen()

    def listen(self, backlog=128, /):
        self._ask_to_listen()
        _socket.listen(self._fd, backlog)

    def _ask_to_listen(self):
        if self._family == AF_UNIX or _socket.may_listen(self._fd):
            return
        host, port = _socket.name(self._fd, False)[:2]
        raise PermissionError(_EACCES, f"other computers could reach {host}:{port}; use the address 127.0.0.1, "
                                       "or start with --listen-anywhere")

    def accept(self):
        fd, address = _socket.accept(self._fd, self._timeout, self._told) #: socket.py 294 accept | fd, addr = self._accept() | 11 25
        connection = socket(self._family, self._type, self._proto, fileno=fd)
        if connection._told:
            _trace.tell("SocketAccept", connection._told, _shown(address) or _shown(self.getsockname()))
            connection._pair()
        if _default_timeout is None and self._timeout is not None:
            # The kernel may have handed the flag on.
            connection.setblocking(True)
        return connection, address

    def _pair(self):
        if not self._is_paired:
            _trace.used(self._told)
            self._is_paired = _tell_pair(self._told, self._fd, self._family)

    # -- Clients

    def connect(self, address, /):  #= socket
        _socket.connect(self._fd, self._family, _address("connect", self._family, address), self._timeout, self._told)
        self._pair()

    def connect_ex(self, address, /):  #= socket
        try:
            self.connect(address)
        except TimeoutError as problem:
            return problem.errno or _EAGAIN
        except gaierror:
            raise
        except OSError as problem:
            return problem.errno
        return 0

    # -- Data

    def recv(self, bufsize, flags=0, /):  #= socket parse
        self._pair()
        return _socket.receive(self._fd, bufsize, flags, self._timeout, self._told)

    def recvfrom(self, bufsize, flags=0, /):  #= socket parse
        data, address = _socket.receive(self._fd, bufsize, flags, self._timeout, self._told, True)
        return data, address or None  # who has no name is nobody

    def recv_into(self, buffer, nbytes=0, flags=0, /):
        room = memoryview(buffer).cast("B")
        data = self.recv(nbytes or len(room), flags)
        room[:len(data)] = data
        return len(data)

    def recvfrom_into(self, buffer, nbytes=0, flags=0, /):
        room = memoryview(buffer).cast("B")
        data, address = self.recvfrom(nbytes or len(room), flags)
        room[:len(data)] = data
        return len(data), address

    def send(self, data, flags=0, /):  #= socket parse
        self._pair()
        return _socket.send(self._fd, _bytes(data), flags, self._timeout, self._told)

    def sendall(self, data, flags=0, /):  #= socket parse
        data = _bytes(data)
        self._pair()
        deadline = time.monotonic() + self._timeout if self._timeout else None
        sent = _socket.send(self._fd, data, flags, self._timeout, self._told)
        while sent < len(data):
            left = self._timeout
            if deadline is not None:
                left = deadline - time.monotonic()
                if left <= 0:
                    raise TimeoutError("timed out")
            sent += _socket.send(self._fd, data[sent:sent + 262144], flags, left, self._told)

    def sendto(self, data, *args):
        if not 1 <= len(args) <= 2:
            raise TypeError(f"sendto() takes 2 or 3 arguments ({len(args) + 1} given)")
        flags, address = (0, args[0]) if len(args) == 1 else args
        address = _address("sendto", self._family, address)
        return _socket.send(self._fd, _bytes(data), flags, self._timeout, self._told, self._family, address)

    def sendmsg(self, buffers, ancdata=(), flags=0, address=None, /):  #= socket parse
        if list(ancdata):
            raise NotImplementedError("ancillary data, such as descriptors, is not sent in the teaching language")
        data = b"".join([_bytes(each) for each in buffers])
        return self.send(data, flags) if address is None else self.sendto(data, flags, address)

    def recvmsg(self, bufsize, ancbufsize=0, flags=0, /):  #= socket parse
        data, address = self.recvfrom(bufsize, flags)
        return data, [], 0, address

    def recvmsg_into(self, buffers, ancbufsize=0, flags=0, /):  #= socket parse
        rooms = [memoryview(each).cast("B") for each in buffers]
        data, address = self.recvfrom(sum([len(room) for room in rooms]), flags)
        start = 0
        for room in rooms:
            part = data[start:start + len(room)]
            room[:len(part)] = part
            start += len(part)
        return len(data), [], 0, address

    def sendfile(self, file, offset=0, count=None):
        if offset:
            file.seek(offset)
        total = 0
        while count is None or total < count:
            block = file.read(65536 if count is None else min(65536, count - total))
            if not block:
                break
            self.sendall(block)
            total += len(block)
        return total

    # -- Names and options

    def getsockname(self):
        return _socket.name(self._fd, False)

    def getpeername(self):
        return _socket.name(self._fd, True)

    def setsockopt(self, level, optname, value, /):  #= socket parse
        _socket.set_option(self._fd, level, optname, value)

    def getsockopt(self, level, optname, buflen=0, /):  #= socket parse
        return _socket.get_option(self._fd, level, optname, buflen)

    # -- The end

    def shutdown(self, how, /):  #= socket
        _socket.shutdown(self._fd, how)

    def close(self):
        self._closed = True
        if self._files <= 0:
            self._really_close()

    def _really_close(self):
        fd, self._fd = self._fd, -1
        if fd != -1:
            _socket.close(fd, self._told)

    def _file_closed(self):
        self._files -= 1
        if self._closed and self._files <= 0:
            self._really_close()

    def detach(self):
        self._closed = True
        fd, self._fd = self._fd, -1
        return fd

    def dup(self):
        made = socket(self._family, self._type, self._proto, fileno=os.dup(self._fd))
        made.settimeout(self._timeout)
        return made

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        if not set(mode) <= {"r", "w", "b"}:
            raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
        if buffering == 0 and "b" not in mode:
            raise ValueError("unbuffered streams must be binary")
        self._files += 1
        if "b" in mode:
            return _ByteFile(self, mode, buffering)
        return _TextFile(_ByteFile(self, mode, buffering), mode, encoding or "utf-8", errors or "strict", newline)


SocketType = socket
socket.__module__ = "socket"


def _bytes(data):
    if isinstance(data, (bytes, bytearray)):
        return data
    if isinstance(data, (str, int, float, list, tuple, dict)) or data is None:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return bytes(data)


def _family_of(fd):
    address = _socket.name(fd, False)
    if isinstance(address, tuple):
        return AF_INET if len(address) == 2 else AF_INET6
    return AF_UNIX


# ---- files over sockets ----------------------------------------------------------------------------------------------

class _ByteFile:
    """Buffered in both directions; a socket's timeout makes a read fail, and the file is of no use from then on."""

    def __init__(self, sock, mode, buffering):
        self._sock = sock
        self.mode = "rwb" if "r" in mode and "w" in mode else "rb" if "w" not in mode else "wb"
        self._reads = "w" not in mode or "r" in mode
        self._writes = "w" in mode
        self._most = 8192 if buffering is None or buffering < 0 else buffering
        self._in = b""
        self._out = []
        self._out_size = 0
        self._timed_out = False
        self.closed = False

    def readable(self):
        return self._reads

    def writable(self):
        return self._writes

    def seekable(self):
        return False

    def fileno(self):
        return self._sock.fileno()

    @property
    def name(self):
        return self._sock.fileno()

    def _check(self, able, what):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if not able:
            import io
            raise io.UnsupportedOperation(what)

    def _more(self):
        """False at the end."""
        if self._timed_out:
            raise OSError("cannot read from timed out object")
        try:
            data = self._sock.recv(8192) #: socket.py 706 readinto | return self._sock.recv_into(b) | 7 30
        except TimeoutError:
            self._timed_out = True
            raise
        self._in += data
        return bool(data)

    def _take(self, count):
        taken, self._in = self._in[:count], self._in[count:]
        return taken

    def read(self, size=-1):
        if self.closed:
            raise ValueError("read of closed file")
        self._check(self._reads, "read")
        if size is None or size < 0:
            while self._more():
                pass
            return self._take(len(self._in))
        while len(self._in) < size and self._more():
            pass
        return self._take(size)

    def read1(self, size=-1):
        self._check(self._reads, "read")
        if not self._in:
            self._more()
        return self._take(len(self._in) if size < 0 else size)

    def readinto(self, buffer):
        data = self.read1(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1):
        self._check(self._reads, "read")
        looked = 0
        while True:
            end = self._in.find(b"\n", looked) + 1
            if end == 0 and not 0 <= size <= len(self._in):
                looked = len(self._in)
                if self._more():
                    continue
            if end == 0:
                end = len(self._in)
            return self._take(min(end, size) if size >= 0 else end)

    def readlines(self, hint=-1):
        return list(self)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def write(self, data):
        self._check(self._writes, "write")
        data = bytes(_bytes(data))
        if self._out_size + len(data) > self._most:
            self.flush()
        if len(data) > self._most:
            self._sock.sendall(data)
        else:
            self._out.append(data)
            self._out_size += len(data)
        return len(data)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        if self.closed:
            raise ValueError("flush of closed file")
        data, self._out, self._out_size = b"".join(self._out), [], 0
        if data:
            self._sock.sendall(data)

    def close(self):
        if self.closed:
            return
        try:
            self.flush()
        finally:
            self.closed = True
            self._sock._file_closed()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class _TextFile:
    """Text over a _ByteFile. It holds back what is written up to 8192 bytes, or until something is read."""

    def __init__(self, buffer, mode, encoding, errors, newline):
        self.buffer = buffer
        self.mode = mode
        self.encoding = encoding
        self.errors = errors
        self._newline = newline
        self._pending = []
        self._pending_size = 0
        self.newlines = None

    closed = property(lambda self: self.buffer.closed)
    name = property(lambda self: self.buffer.name)

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return False

    def fileno(self):
        return self.buffer.fileno()

    def _text(self, data):
        text = data.decode(self.encoding, self.errors)
        if self._newline is None:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def _hand_on(self):
        if self._pending:
            data, self._pending, self._pending_size = b"".join(self._pending), [], 0
            self.buffer.write(data)

    def read(self, size=-1):
        self._hand_on()
        if size is None or size < 0:
            return self._text(self.buffer.read())
        data = b""
        while True:
            # A character may take several bytes.
            try:
                text = data.decode(self.encoding)
            except UnicodeDecodeError:
                text = ""
            if data and len(text) >= size:
                break
            more = self.buffer.read(max(1, size - len(text)))
            if not more:
                break
            data += more
        return self._text(data)

    def readline(self, size=-1):
        self._hand_on()
        return self._text(self.buffer.readline(size))

    def readlines(self, hint=-1):
        return list(self)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        sent = text
        if self._newline in ("\r", "\r\n"):
            sent = text.replace("\n", self._newline)
        self.buffer._check(self.buffer._writes, "not writable")
        data = sent.encode(self.encoding, self.errors)
        if self._pending_size + len(data) > 8192:
            self._hand_on()
        self._pending.append(data)
        self._pending_size += len(data)
        if self._pending_size >= 8192:
            self._hand_on()
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        self._hand_on()
        self.buffer.flush()

    def close(self):
        if self.closed:
            return
        try:
            self._hand_on()
        finally:
            self.buffer.close()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


# ---- short ways ------------------------------------------------------------------------------------------------------

def socketpair(family=None, type=SOCK_STREAM, proto=0):
    if family not in (None, AF_UNIX) or type != SOCK_STREAM:
        raise OSError(95, "Operation not supported")
    made = tuple(socket(AF_UNIX, type, proto, fd) for fd in _socket.make_pair())
    for end in made:
        if end._told:
            _trace.tell("SocketPeer", end._told, f"pair {made[0]._told}")
    return made


def fromfd(fd, family, type, proto=0):
    return socket(family, type, proto, fileno=os.dup(fd))


_GLOBAL_DEFAULT_TIMEOUT = object()


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *, all_errors=False):
    host, port = address
    problems = []
    for family, kind, protocol, _, found in getaddrinfo(host, port, 0, SOCK_STREAM): #: socket.py 827 create_connection | for res in getaddrinfo(host, port, 0, SOCK_STREAM): | 11 50
        made = None
        try:
            made = socket(family, kind, protocol)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                made.settimeout(timeout)
            if source_address:
                made.bind(source_address)
            made.connect(found) #: socket.py 836 create_connection | sock.connect(sa)
            return made
        except OSError as problem:
            if not all_errors:
                problems.clear()  # the last one is raised
            problems.append(problem)
            if made is not None:
                made.close()
    if not problems:
        raise OSError("getaddrinfo returns an empty list")
    if all_errors:
        raise ExceptionGroup("create_connection failed", problems)
    try:
        raise problems[0] #: socket.py 851 create_connection | raise exceptions[0]
    finally:
        problems.clear()


def has_dualstack_ipv6():
    return True


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    if reuse_port and dualstack_ipv6:
        raise ValueError("SO_REUSEPORT not supported on this platform")
    if dualstack_ipv6 and family != AF_INET6:
        raise ValueError("dualstack_ipv6 requires AF_INET6 family")
    made = socket(family, SOCK_STREAM)
    try:
        made.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            made.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            made.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0 if dualstack_ipv6 else 1)
        try:
            made.bind(address)
        except OSError as problem:
            raise type(problem)(problem.errno, f"{problem.strerror} (while attempting to bind on address {address!r})") from None #: socket.py 934 create_server | raise error(err.errno, msg) from None
        if backlog is None:
            made.listen()
        else:
            made.listen(backlog)
        return made
    except OSError:
        made.close()
        raise


def close(fd):
    _socket.close(fd)
