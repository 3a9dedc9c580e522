# asyncio.transports: a connected socket, a bound datagram socket or a pipe, driven by a loop, that tells its protocol. Connects
# nothing itself.
import os
import socket

_MOST_AT_ONCE = 256 * 1024
_HIGH_WATER = 64 * 1024


class BaseTransport:
    def __init__(self, extra=None):
        self._extra = extra or {}

    def get_extra_info(self, name, default=None):
        return self._extra.get(name, default)


class ReadTransport(BaseTransport):
    pass


class WriteTransport(BaseTransport):
    pass


class Transport(ReadTransport, WriteTransport):
    pass


class DatagramTransport(BaseTransport):
    pass


class _Transport(Transport):
    """Everything but how bytes are taken from the descriptor and given to it."""

    def __init__(self, loop, fd, protocol, extra):
        super().__init__(extra)
        self._loop = loop
        self._fd = fd
        self._protocol = protocol
        self._closing = False
        self._lost = False
        self._eof = False
        self._is_reading = False
        self._paused = False
        self._buffer = bytearray()
        self._high = _HIGH_WATER
        self._low = _HIGH_WATER // 4
        self._protocol_paused = False

    def __repr__(self):
        state = "closed" if self._fd is None else "closing" if self._closing else "open"
        return f"<{type(self).__name__} {state} fd={self._fd}>"

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    # -- Reading

    def _start_reading(self):
        if not self._closing and not self._paused:
            self._is_reading = True
            self._loop.add_reader(self._fd, self._read_ready)

    def _stop_reading(self):
        if self._is_reading:
            self._is_reading = False
            self._loop.remove_reader(self._fd)

    def is_reading(self):
        return not self._closing and not self._paused

    def pause_reading(self):
        if not self.is_reading():
            return
        self._paused = True
        self._stop_reading()

    def resume_reading(self):
        if self._closing or not self._paused:
            return
        self._paused = False
        self._start_reading()

    def _read_ready(self):
        if self._lost:
            return
        try:
            data = self._take()
        except (BlockingIOError, InterruptedError):
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as problem:
            self._fatal_error(problem, "Fatal read error on socket transport")
            return
        try:
            if data:
                self._protocol.data_received(data)
            elif self._protocol.eof_received():
                # It wants to go on writing.
                self._stop_reading()
            else:
                self.close()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as problem:
            self._fatal_error(problem, "Fatal error: protocol.data_received() call failed." if data else "Fatal error: protocol.eof_received() call failed.")

    # -- Writing

    def write(self, data):
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError(f"data argument must be a bytes-like object, not {type(data).__name__!r}")
        if self._eof:
            raise RuntimeError("Cannot call write() after write_eof()")
        if not data or self._lost:
            return
        if not self._buffer:
            try:
                sent = self._give(bytes(data))
            except (BlockingIOError, InterruptedError):
                sent = 0
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as problem:
                self._fatal_error(problem, "Fatal write error on socket transport")
                return
            data = data[sent:]
            if not data:
                return
            self._loop.add_writer(self._fd, self._write_ready)
        self._buffer.extend(data)
        if len(self._buffer) > self._high and not self._protocol_paused:
            self._protocol_paused = True
            self._protocol.pause_writing()

    def writelines(self, lines):
        self.write(b"".join(lines))

    def _write_ready(self):
        if self._lost:
            return
        try:
            sent = self._give(bytes(self._buffer[:_MOST_AT_ONCE]))
        except (BlockingIOError, InterruptedError):
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as problem:
            self._loop.remove_writer(self._fd)
            self._buffer.clear()
            self._fatal_error(problem, "Fatal write error on socket transport")
            return
        del self._buffer[:sent]
        if self._protocol_paused and len(self._buffer) <= self._low:
            self._protocol_paused = False
            self._protocol.resume_writing()
        if not self._buffer:
            self._loop.remove_writer(self._fd)
            if self._closing:
                self._call_connection_lost(None)
            elif self._eof:
                self._give_eof()

    def get_write_buffer_size(self):
        return len(self._buffer)

    def get_write_buffer_limits(self):
        return self._low, self._high

    def set_write_buffer_limits(self, high=None, low=None):
        if high is None:
            high = _HIGH_WATER if low is None else 4 * low
        self._high = high
        self._low = high // 4 if low is None else low

    def can_write_eof(self):
        return True

    def write_eof(self):
        if self._closing or self._eof:
            return
        self._eof = True
        if not self._buffer:
            self._give_eof()

    # -- The end

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._stop_reading()
        if not self._buffer:
            self._lost = True
            self._loop.remove_writer(self._fd)
            self._loop.call_soon(self._call_connection_lost, None)

    def abort(self):
        self._force_close(None)

    def _fatal_error(self, problem, message):
        if not isinstance(problem, OSError):
            self._loop.call_exception_handler({"message": message, "exception": problem, "transport": self, "protocol": self._protocol})
        self._force_close(problem)

    def _force_close(self, problem):
        if self._lost:
            return
        if self._buffer:
            self._buffer.clear()
            self._loop.remove_writer(self._fd)
        self._closing = True
        self._stop_reading()
        self._lost = True
        self._loop.call_soon(self._call_connection_lost, problem)

    def _call_connection_lost(self, problem):
        if self._fd is None:
            return
        self._lost = True
        try:
            self._protocol.connection_lost(problem)
        finally:
            self._fd = None
            self._close_descriptor()


class _SocketTransport(_Transport):
    def __init__(self, loop, sock, protocol, waiter=None, extra=None, server=None):
        extra = dict(extra or {})
        extra["socket"] = sock
        for name, ask in (("sockname", sock.getsockname), ("peername", sock.getpeername)):
            try:
                extra.setdefault(name, ask())
            except OSError:
                extra.setdefault(name, None)
        super().__init__(loop, sock.fileno(), protocol, extra)
        self._sock = sock
        self._server = server
        if server is not None:
            server._attach()
        if sock.family != socket.AF_UNIX and sock.type == socket.SOCK_STREAM:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._start_reading)
        if waiter is not None:
            from asyncio import futures
            loop.call_soon(futures._set_result_unless_cancelled, waiter, None)

    def _take(self):
        return self._sock.recv(_MOST_AT_ONCE)

    def _give(self, data):
        return self._sock.send(data)

    def _give_eof(self):
        self._sock.shutdown(socket.SHUT_WR)

    def _close_descriptor(self):
        self._sock.close()
        if self._server is not None:
            self._server._detach()
            self._server = None


class _PipeTransport(_Transport):
    """One end of a pipe, as a child program has it for its standard streams."""

    def __init__(self, loop, fd, protocol, reads, extra=None):
        super().__init__(loop, fd, protocol, extra)
        self._reads = reads
        self._owned = fd
        os.set_blocking(fd, False)
        loop.call_soon(protocol.connection_made, self)
        if reads:
            loop.call_soon(self._start_reading)

    def _take(self):
        return os.read(self._owned, _MOST_AT_ONCE)

    def _give(self, data):
        return os.write(self._owned, data)

    def _give_eof(self):
        self.close()

    def write_eof(self):
        if self._closing:
            return
        self._closing = True
        if not self._buffer:
            self._loop.call_soon(self._call_connection_lost, None)

    def _close_descriptor(self):
        os.close(self._owned)


class _DatagramTransport(DatagramTransport):
    def __init__(self, loop, sock, protocol, address, waiter):
        super().__init__({"socket": sock, "sockname": sock.getsockname(), "peername": address})
        self._loop = loop
        self._sock = sock
        self._fd = sock.fileno()
        self._protocol = protocol
        self._address = address
        self._closing = False
        self._waiting = []
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._start_reading)
        if waiter is not None:
            from asyncio import futures
            loop.call_soon(futures._set_result_unless_cancelled, waiter, None)

    def _start_reading(self):
        if not self._closing:
            self._loop.add_reader(self._fd, self._read_ready)

    def _read_ready(self):
        try:
            data, address = self._sock.recvfrom(_MOST_AT_ONCE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as problem:
            self._protocol.error_received(problem)
            return
        self._protocol.datagram_received(data, address)

    def sendto(self, data, addr=None):
        if not data:
            return
        if self._address and addr not in (None, self._address):
            raise ValueError(f"Invalid address: must be None or {self._address}")
        self._waiting.append((bytes(data), addr))
        if len(self._waiting) == 1:
            self._write_ready()

    def _write_ready(self):
        while self._waiting:
            data, address = self._waiting[0]
            try:
                if self._address:
                    self._sock.send(data)
                else:
                    self._sock.sendto(data, address)
            except (BlockingIOError, InterruptedError):
                self._loop.add_writer(self._fd, self._write_ready)
                return
            except OSError as problem:
                self._protocol.error_received(problem)
            self._waiting.pop(0)
        self._loop.remove_writer(self._fd)
        if self._closing:
            self._end(None)

    def is_closing(self):
        return self._closing

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._loop.remove_reader(self._fd)
        if not self._waiting:
            self._loop.call_soon(self._end, None)

    def abort(self):
        self._waiting.clear()
        self.close()

    def _end(self, problem):
        try:
            self._protocol.connection_lost(problem)
        finally:
            self._sock.close()
