# multiprocessing.connection: pipes between processes, and the same messages over sockets, as CPython's peers speak them.
# Connections are native.
import os
import time
import _machine
import _multiprocessing
import _trace
import pickle

from _itertools import count as _count_from
from multiprocessing import context, process
from multiprocessing.context import AuthenticationError, BufferTooShort
from _multiprocessing import Connection

__all__ = ["Client", "Listener", "Pipe", "wait", "Connection", "AuthenticationError", "answer_challenge", "deliver_challenge"]

BUFSIZE = 8192
default_family = "AF_UNIX"
families = ["AF_INET", "AF_UNIX"]


def _send_slowly(connection, item):
    data = pickle.dumps(item) #: multiprocessing/connection.py 206 send | self._send_bytes(_ForkingPickler.dumps(obj)) | 17 43 #: multiprocessing/reduction.py 51 dumps | cls(buf, protocol).dump(obj)
    connection._send_pickle(data, item)


# What native methods raise, with the lines where CPython does: of what is closed, of the wrong way, at the end, of a read or a write that fails.

def _closed():
    raise OSError("handle is closed") #: multiprocessing/connection.py 137 _check_closed | raise OSError("handle is closed")


def _closed_recv():
    _closed() #: multiprocessing/connection.py 248 recv | self._check_closed()


def _closed_recv_bytes():
    _closed() #: multiprocessing/connection.py 212 recv_bytes | self._check_closed()


def _closed_poll():
    _closed() #: multiprocessing/connection.py 255 poll | self._check_closed()


def _closed_send():
    _closed() #: multiprocessing/connection.py 204 send | self._check_closed()


def _closed_send_bytes():
    _closed() #: multiprocessing/connection.py 184 send_bytes | self._check_closed()


def _closed_fileno():
    _closed() #: multiprocessing/connection.py 171 fileno | self._check_closed()


def _write_only():
    raise OSError("connection is write-only") #: multiprocessing/connection.py 141 _check_readable | raise OSError("connection is write-only")


def _read_only():
    raise OSError("connection is read-only") #: multiprocessing/connection.py 145 _check_writable | raise OSError("connection is read-only")


def _write_only_recv():
    _write_only() #: multiprocessing/connection.py 249 recv | self._check_readable()


def _write_only_recv_bytes():
    _write_only() #: multiprocessing/connection.py 213 recv_bytes | self._check_readable()


def _write_only_poll():
    _write_only() #: multiprocessing/connection.py 256 poll | self._check_readable()


def _read_only_send():
    _read_only() #: multiprocessing/connection.py 205 send | self._check_writable()


def _read_only_send_bytes():
    _read_only() #: multiprocessing/connection.py 185 send_bytes | self._check_writable()


def _ended_recv():
    raise EOFError #: multiprocessing/connection.py 250 recv | buf = self._recv_bytes() | 6 24 #: multiprocessing/connection.py 430 _recv_bytes | buf = self._recv(4) | 6 19 #: multiprocessing/connection.py 399 _recv | raise EOFError


def _ended_recv_bytes():
    raise EOFError #: multiprocessing/connection.py 216 recv_bytes | buf = self._recv_bytes(maxlength) | 6 33 #: multiprocessing/connection.py 430 _recv_bytes | buf = self._recv(4) | 6 19 #: multiprocessing/connection.py 399 _recv | raise EOFError


def _failed_recv(problem):
    raise problem #: multiprocessing/connection.py 250 recv | buf = self._recv_bytes() | 6 24 #: multiprocessing/connection.py 430 _recv_bytes | buf = self._recv(4) | 6 19 #: multiprocessing/connection.py 395 _recv | chunk = read(handle, remaining) | 8 31


def _failed_recv_bytes(problem):
    raise problem #: multiprocessing/connection.py 216 recv_bytes | buf = self._recv_bytes(maxlength) | 6 33 #: multiprocessing/connection.py 430 _recv_bytes | buf = self._recv(4) | 6 19 #: multiprocessing/connection.py 395 _recv | chunk = read(handle, remaining) | 8 31


def _failed_send(problem):
    raise problem #: multiprocessing/connection.py 206 send | self._send_bytes(_ForkingPickler.dumps(obj)) #: multiprocessing/connection.py 427 _send_bytes | self._send(header + buf) #: multiprocessing/connection.py 384 _send | n = write(self._handle, buf) | 4 28


def _failed_send_bytes(problem):
    raise problem #: multiprocessing/connection.py 200 send_bytes | self._send_bytes(m[offset:offset + size]) #: multiprocessing/connection.py 427 _send_bytes | self._send(header + buf) #: multiprocessing/connection.py 384 _send | n = write(self._handle, buf) | 4 28


def _negative_offset():
    raise ValueError("offset is negative") #: multiprocessing/connection.py 191 send_bytes | raise ValueError("offset is negative")


def _offset_too_large():
    raise ValueError("buffer length < offset") #: multiprocessing/connection.py 193 send_bytes | raise ValueError("buffer length < offset")


def _negative_size():
    raise ValueError("size is negative") #: multiprocessing/connection.py 197 send_bytes | raise ValueError("size is negative")


def _size_too_large():
    raise ValueError("buffer length < offset + size") #: multiprocessing/connection.py 199 send_bytes | raise ValueError("buffer length < offset + size")


def _negative_maxlength():
    raise ValueError("negative maxlength") #: multiprocessing/connection.py 215 recv_bytes | raise ValueError("negative maxlength")


# ---- connections given to a child that starts afresh -----------------------------------------------------------------

def _attach_end(end):
    return None if end is None else _multiprocessing._Handle._attach(*end)


def _attach(reader, writer, foreign):
    end = _attach_end(reader)
    # A socket is one end for both ways.
    return Connection._new(end, end if writer == reader else _attach_end(writer), foreign)


def _end_for_child(end):
    if end is None or end.fd < 0:
        return None
    context._inherit(end.fd)
    return (end.fd, end.channel)


def _reduce(self):
    context.assert_spawning(self)
    return (_attach, (_end_for_child(self._reader), _end_for_child(self._writer), self._foreign))


def _text(self):
    return f"<{type(self).__module__}.{type(self).__qualname__} object at {id(self):#x}>"


def _bad_message_length(self):
    if self.writable:
        self._forget_reader()
    else:
        self.close()
    raise OSError("bad message length") #: multiprocessing/connection.py 218 recv_bytes | self._bad_message_length() #: multiprocessing/connection.py 152 _bad_message_length | raise OSError("bad message length")


def _recv_bytes_into(self, buf, offset=0):
    room = len(memoryview(buf).cast("B"))
    if offset < 0:
        raise ValueError("negative offset") #: multiprocessing/connection.py 233 recv_bytes_into | raise ValueError("negative offset")
    if offset > room:
        raise ValueError("offset too large") #: multiprocessing/connection.py 235 recv_bytes_into | raise ValueError("offset too large")
    data = self.recv_bytes()
    if room < offset + len(data):
        raise BufferTooShort(data) #: multiprocessing/connection.py 239 recv_bytes_into | raise BufferTooShort(result.getvalue())
    memoryview(buf).cast("B")[offset:offset + len(data)] = data
    return len(data)


_machine.set_own(Connection, "recv_bytes_into", _recv_bytes_into)
_machine.set_own(Connection, "__reduce__", _reduce)
_machine.set_own(Connection, "__repr__", _text)


def Pipe(duplex=True):
    """(c1, c2): both ways, or from c2 to c1."""
    if not duplex:
        reader, writer = _multiprocessing.pipe("Pipe")
        return Connection._new(reader, None), Connection._new(None, writer)
    reader1, writer1, reader2, writer2 = _multiprocessing.socket_pair("Pipe")
    return Connection._new(reader1, writer1), Connection._new(reader2, writer2)


def _silent_pipe():
    """One way; a part of something."""
    reader, writer = _multiprocessing.pipe("")
    return Connection._new(reader, None), Connection._new(None, writer)


def _descriptor(item):
    if isinstance(item, int):
        return item
    try:
        return int(item.fileno())
    except (AttributeError, TypeError, ValueError):
        raise ValueError(f"Invalid file object: {item!r}") from None #: multiprocessing/connection.py 941 wait | selector.register(obj, selectors.EVENT_READ) #: selectors.py 352 register | key = super().register(fileobj, events, data) | 6 45 #: selectors.py 238 register | key = SelectorKey(fileobj, self._fileobj_lookup(fileobj), events, data) | 27 56 #: selectors.py 225 _fileobj_lookup | return _fileobj_to_fd(fileobj) | 7 30 #: selectors.py 39 _fileobj_to_fd | raise ValueError("Invalid file object: "


def wait(object_list, timeout=None):
    """Those of the list (connections, sentinels) that are ready to be read."""
    descriptors = [_descriptor(item) for item in object_list]
    ready = _multiprocessing.wait(descriptors, timeout)
    return [item for item, descriptor in zip(object_list, descriptors) if descriptor in ready]


# ---- what a peer elsewhere may send ----------------------------------------------------------------------------------
# Plain data, and the names below. A pickle can name and call anything: whoever knows the key is not therefore trusted with that.

_KNOWN = {"queue": ("Empty", "Full"), "_queue": ("Empty",),
          "multiprocessing.context": ("ProcessError", "BufferTooShort", "TimeoutError", "AuthenticationError"),
          "multiprocessing.managers": ("Token", "RebuildProxy", "AutoProxy", "RemoteError", "IteratorProxy", "AcquirerProxy", "ConditionProxy",
                                       "EventProxy", "BarrierProxy", "NamespaceProxy", "ValueProxy", "BaseListProxy", "ListProxy", "DictProxy",
                                       "ArrayProxy", "PoolProxy", "Namespace", "Value"),
          "threading": ("BrokenBarrierError",),
          "collections": ("OrderedDict", "deque", "Counter"),
          "builtins": ("set", "frozenset", "bytearray", "complex", "slice", "range", "object", "int", "float", "str", "bytes", "list", "tuple",
                       "dict", "bool")}


def _find_known(module, name):
    if module == "builtins" or module == "exceptions":
        import builtins
        found = getattr(builtins, name, None) if "." not in name else None
        if isinstance(found, type) and issubclass(found, BaseException):
            return found
    if name in _KNOWN.get(module, ()):
        return pickle._find(module, name)
    raise pickle.UnpicklingError(f"global '{module}.{name}' is forbidden: from another computer only plain data and the library's own exceptions are taken")


class _KnownReader(pickle._Reader):
    """Makes objects of known classes only, and changes nothing that was there before."""

    def new_known(self):
        if not isinstance(self.stack[-2], type):
            raise pickle.UnpicklingError("NEWOBJ class argument must be a type")
        self.new()

    def build_known(self):
        if isinstance(self.stack[-2], type) or callable(self.stack[-2]):
            raise pickle.UnpicklingError("state is for objects only")
        self.build()


_KnownReader.steps = dict(pickle._steps)
_KnownReader.steps[0x81] = _KnownReader.new_known
_KnownReader.steps[0x62] = _KnownReader.build_known


def _loads_known(data):
    return _KnownReader(data, _find_known).read()


# ---- proving that one knows the key ----------------------------------------------------------------------------------

MESSAGE_LENGTH = 20
CHALLENGE = b"#CHALLENGE#"
WELCOME = b"#WELCOME#"
FAILURE = b"#FAILURE#"

# What newer peers may ask for; older ones only know the first, and never say so.
_ALLOWED_DIGESTS = ("md5", "sha256", "sha384", "sha3_256", "sha3_384")


def _digest_of(message):
    """(digest's name, whether the answer is to name it) of a challenge."""
    if len(message) == MESSAGE_LENGTH:
        return "md5", False
    if message[:1] == b"{" and b"}" in message[:20]:
        name = message[1:message.index(b"}")].decode("ascii", "replace")
        if name in _ALLOWED_DIGESTS:
            return name, True
        raise AuthenticationError(f"unsupported digest: {name}")
    raise AuthenticationError("unsupported message length, missing digest prefix")


def _answer(message, authkey):
    name, is_named = _digest_of(message)
    code = _multiprocessing.authentication_code(name, authkey, message)
    if code is None:
        raise AuthenticationError(f"unsupported digest: {name}")
    return b"{" + name.encode() + b"}" + code if is_named else code


def _is_right(message, response, authkey):
    if len(response) == 16:
        name, code = "md5", response
    elif response[:1] == b"{" and b"}" in response[:20]:
        end = response.index(b"}")
        name, code = response[1:end].decode("ascii", "replace"), response[end + 1:]
    else:
        return False
    expected = _multiprocessing.authentication_code(name, authkey, message) if name in _ALLOWED_DIGESTS else None
    return expected is not None and _multiprocessing.same_bytes(expected, code)


def deliver_challenge(connection, authkey):
    if not isinstance(authkey, bytes):
        raise ValueError(f"Authkey must be bytes, not {type(authkey)!s}")
    # Peers from 3.12 on answer with the digest that is named; older ones with MD5, which they know no name for.
    message = b"{sha256}" + _multiprocessing.random_bytes(2 * MESSAGE_LENGTH)
    connection.send_bytes(CHALLENGE + message)
    if _is_right(message, connection.recv_bytes(256), authkey):
        connection.send_bytes(WELCOME)
    else:
        connection.send_bytes(FAILURE)
        raise AuthenticationError("digest received was wrong") #: multiprocessing/connection.py 761 deliver_challenge | raise AuthenticationError('digest received was wrong')


def answer_challenge(connection, authkey):
    if not isinstance(authkey, bytes):
        raise ValueError(f"Authkey must be bytes, not {type(authkey)!s}")
    message = connection.recv_bytes(256)
    if message[:1] == b"\x80":
        raise AuthenticationError("digest sent was rejected")
    assert message[:len(CHALLENGE)] == CHALLENGE, f"message = {message!r}"
    connection.send_bytes(_answer(message[len(CHALLENGE):], authkey))
    if connection.recv_bytes(256) != WELCOME:
        raise AuthenticationError("digest sent was rejected") #: multiprocessing/connection.py 775 answer_challenge | raise AuthenticationError('digest sent was rejected')


# ---- listeners and clients -------------------------------------------------------------------------------------------

def address_type(address):
    if type(address) is tuple:
        return "AF_INET"
    if type(address) is str:
        return "AF_UNIX"
    if address is None:
        raise ValueError(f"address type of {address!r} unrecognized")
    raise TypeError(f"address type of {address!r} unrecognized")


def _validate_family(family):
    if family == "AF_PIPE":
        raise ValueError(f"Family {family} is not recognized.")


_temporary_numbers = _count_from(1)


def arbitrary_address(family):
    if family == "AF_INET":
        return ("localhost", 0)
    if family == "AF_UNIX":
        name = _multiprocessing.random_bytes(6).hex()
        return f"{os.environ.get('TMPDIR', '/tmp')}/listener-{name}-{next(_temporary_numbers)}"
    raise ValueError("unrecognized family")


def _shown(address):
    return address if isinstance(address, str) else "%s:%s" % address


def _connection_of(descriptor, family, event, address):
    # What a manager and its proxies say to each other on one machine is theirs; over a network it is seen.
    number = 0 if family == "AF_UNIX" and _trace.is_own("multiprocessing.connection") else _trace.new("Socket", None, True)
    _trace.tell(event, number, _shown(address))
    if number and family != "AF_UNIX":
        import socket
        socket._tell_pair(number, descriptor, socket.AF_INET)
    handle = _multiprocessing._Handle._attach(descriptor, 0, number)
    # Who comes over the network may be anybody; a socket among files is opened by its owner only.
    return Connection._new(handle, handle, family != "AF_UNIX")


class Listener:
    def __init__(self, address=None, family=None, backlog=1, authkey=None):
        family = family or (address and address_type(address)) or default_family
        address = address or arbitrary_address(family)
        _validate_family(family)
        if authkey is not None and not isinstance(authkey, bytes):
            raise TypeError("authkey should be a byte string")
        self._listener = _SocketListener(address, family, backlog)
        self._authkey = authkey

    def accept(self):
        if self._listener is None:
            raise OSError("listener is closed") #: multiprocessing/connection.py 478 accept | raise OSError('listener is closed')
        connection = self._listener.accept()
        if self._authkey:
            try:
                deliver_challenge(connection, self._authkey) #: multiprocessing/connection.py 481 accept | deliver_challenge(c, self._authkey)
                answer_challenge(connection, self._authkey) #: multiprocessing/connection.py 482 accept | answer_challenge(c, self._authkey)
            except BaseException:
                connection.close()
                raise
        return connection

    def close(self):
        listener = self._listener
        if listener is not None:
            self._listener = None
            listener.close()

    @property
    def address(self):
        return self._listener._address

    @property
    def last_accepted(self):
        return self._listener._last_accepted

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


class _SocketListener:
    def __init__(self, address, family, backlog=1):
        from multiprocessing import util
        if family not in families:
            raise AttributeError(f"module 'socket' has no attribute {family!r}")
        descriptor, self._address = _multiprocessing.listen(address, backlog)
        self._handle = _multiprocessing._Handle._attach(descriptor, 0)
        self._family = family
        self._last_accepted = None
        self._unlink = util.Finalize(self, os.unlink, args=(address,), exitpriority=0) if family == "AF_UNIX" else None

    def accept(self):
        descriptor, self._last_accepted = _multiprocessing.accept(self._handle.fd)
        address = self._address if self._family == "AF_UNIX" else self._last_accepted
        return _connection_of(descriptor, self._family, "SocketAccept", address)

    def close(self):
        try:
            self._handle.close()
        finally:
            unlink = self._unlink
            if unlink is not None:
                self._unlink = None
                unlink()


def SocketClient(address):
    family = address_type(address)
    return _connection_of(_multiprocessing.connect(address), family, "SocketConnect", address) #: multiprocessing/connection.py 646 SocketClient | s.connect(address)


def Client(address, family=None, authkey=None):
    _validate_family(family or address_type(address))
    connection = SocketClient(address) #: multiprocessing/connection.py 518 Client | c = SocketClient(address) | 4 25
    if authkey is not None and not isinstance(authkey, bytes):
        connection.close()
        raise TypeError("authkey should be a byte string") #: multiprocessing/connection.py 521 Client | raise TypeError('authkey should be a byte string')
    if authkey is not None:
        try:
            answer_challenge(connection, authkey) #: multiprocessing/connection.py 524 Client | answer_challenge(c, authkey)
            deliver_challenge(connection, authkey) #: multiprocessing/connection.py 525 Client | deliver_challenge(c, authkey)
        except BaseException:
            connection.close()
            raise
    return connection
