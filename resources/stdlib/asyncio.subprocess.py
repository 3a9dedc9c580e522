# asyncio.subprocess: child programs with their streams on the loop. Starting them is subprocess's; a thread waits for each end, as
# in CPython.
import os
import subprocess
import threading

from _itertools import count as _count_from
from asyncio import _waiting, events, streams
from asyncio.protocols import BaseProtocol
from asyncio.transports import BaseTransport, _PipeTransport

PIPE = subprocess.PIPE
STDOUT = subprocess.STDOUT
DEVNULL = subprocess.DEVNULL

_waiter_numbers = _count_from()


def _watch(child):
    """A thread waits for the child's end, which the loop is told of."""
    loop, pid = child._loop, child._popen.pid

    def wait():
        try:
            _, status = os.waitpid(pid, 0)
            code = os.waitstatus_to_exitcode(status)
        except ChildProcessError:
            # Somebody else took it.
            code = 255
        if not loop.is_closed():
            loop.call_soon_threadsafe(child._exited, code)

    thread = threading.Thread(target=wait, name=f"waitpid-{next(_waiter_numbers)}", daemon=True)
    thread.start()


class _PipeWriterProtocol(streams.FlowControlMixin):
    """Of the child's standard input."""

    def __init__(self, loop):
        super().__init__(loop)
        self._closed = loop.create_future()

    def connection_lost(self, exc):
        if not self._closed.done():
            self._closed.set_result(None)
        super().connection_lost(exc)

    def _get_close_waiter(self, stream):
        return self._closed


class _PipeReaderProtocol(streams.StreamReaderProtocol):
    """Of the child's output: whatever end there is, is the end of the data."""

    def eof_received(self):
        self._stream_reader.feed_eof()
        return False


class Process:
    def __init__(self, popen, loop, limit):
        self._popen = popen
        self._loop = loop
        self._exit_waiters = []
        self._returncode = None
        self.pid = popen.pid
        self.stdin = self._writer(popen.stdin)
        self.stdout = self._reader(popen.stdout, limit)
        self.stderr = self._reader(popen.stderr, limit)
        _watch(self)

    def __repr__(self):
        return f"<{type(self).__name__} {self.pid}>"

    @property
    def returncode(self):
        return self._returncode

    # -- Streams

    @staticmethod
    def _own(stream):
        """The descriptor, which the loop closes from now on."""
        fd = os.dup(stream.fileno())
        stream.close()
        return fd

    def _writer(self, stream):
        if stream is None:
            return None
        protocol = _PipeWriterProtocol(self._loop)
        transport = _PipeTransport(self._loop, self._own(stream), protocol, False)
        return streams.StreamWriter(transport, protocol, None, self._loop)

    def _reader(self, stream, limit):
        if stream is None:
            return None
        reader = streams.StreamReader(limit=limit, loop=self._loop)
        _PipeTransport(self._loop, self._own(stream), _PipeReaderProtocol(reader, loop=self._loop), True)
        return reader

    # -- Its end

    def _exited(self, code):
        self._returncode = code
        self._popen.returncode = code
        waiters, self._exit_waiters = self._exit_waiters, []
        for waiter in waiters:
            if not waiter.cancelled():
                waiter.set_result(code)

    async def wait(self):
        if self._returncode is None:
            waiter = self._loop.create_future()
            waiter._what = f"Process.wait({self.pid})"
            self._exit_waiters.append(waiter)
            await waiter
        return self._returncode

    # -- Talking to it

    def _check(self):
        if self._returncode is not None:
            raise ProcessLookupError()

    def send_signal(self, signal):
        self._check()
        os.kill(self.pid, signal)

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)

    async def _feed(self, input):
        try:
            if input:
                self.stdin.write(input)
            await self.stdin.drain()
        except (BrokenPipeError, ConnectionResetError):
            # It does not want to hear.
            pass
        self.stdin.close()

    async def _nothing(self):
        return None

    async def communicate(self, input=None):
        feeding = self._feed(input) if self.stdin is not None else self._nothing()
        reading = [stream.read() if stream is not None else self._nothing() for stream in (self.stdout, self.stderr)]
        _, out, err = await _waiting.gather(feeding, *reading)
        await self.wait()
        return out, err


class _EndProtocol(BaseProtocol):
    """Of one of a child's pipes, for a transport that tells a protocol of the program's own."""

    def __init__(self, child, number):
        self._child = child
        self._number = number

    def data_received(self, data):
        self._child._call(self._child._protocol.pipe_data_received, self._number, data)

    def eof_received(self):
        return False

    def connection_lost(self, exc):
        self._child._pipe_lost(self._number, exc)

    def pause_writing(self):
        self._child._protocol.pause_writing()

    def resume_writing(self):
        self._child._protocol.resume_writing()


class _SubprocessTransport(BaseTransport):
    """A child as loop.subprocess_exec() and subprocess_shell() give it: what happens to it is told to a protocol."""

    def __init__(self, loop, popen, protocol):
        super().__init__({"subprocess": popen})
        self._loop = loop
        self._popen = popen
        self._protocol = protocol
        self._closed = False
        self._returncode = None
        self._early = []
        self._pipes = {}
        for number, stream in enumerate((popen.stdin, popen.stdout, popen.stderr)):
            if stream is not None:
                self._pipes[number] = _PipeTransport(loop, Process._own(stream), _EndProtocol(self, number), number != 0)
        self._open = set(self._pipes)
        _watch(self)

    def _connected(self):
        self._loop.call_soon(self._protocol.connection_made, self)
        for call in self._early:
            self._loop.call_soon(*call)
        self._early = None

    def _call(self, function, *args):
        if self._early is not None:
            self._early.append((function, *args))
        else:
            self._loop.call_soon(function, *args)

    def _pipe_lost(self, number, exc):
        self._open.discard(number)
        self._call(self._protocol.pipe_connection_lost, number, exc)
        self._finish()

    def _exited(self, code):
        self._returncode = self._popen.returncode = code
        self._call(self._protocol.process_exited)
        if 0 in self._open:
            self._pipes[0].close()
        self._finish()

    def _finish(self):
        if self._returncode is not None and not self._open and self._protocol is not None:
            protocol, self._closed = self._protocol, True
            self._call(protocol.connection_lost, None)

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closed

    def close(self):
        if self._closed:
            return
        self._closed = True
        for pipe in self._pipes.values():
            pipe.close()
        if self._returncode is None:
            try:
                self._popen.kill()
            except ProcessLookupError:
                pass

    def get_pid(self):
        return self._popen.pid

    def get_returncode(self):
        return self._returncode

    def get_pipe_transport(self, fd):
        return self._pipes.get(fd)

    def send_signal(self, signal):
        if self._returncode is not None:
            raise ProcessLookupError()
        os.kill(self._popen.pid, signal)

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)


async def _start_told(loop, factory, args, shell, stdin, stdout, stderr, options):
    _check_options(options, shell)
    protocol = factory()
    popen = subprocess.Popen(args, shell=shell, stdin=stdin, stdout=stdout, stderr=stderr, bufsize=0, **options)
    transport = _SubprocessTransport(loop, popen, protocol)
    await _waiting.sleep(0)
    transport._connected()
    await _waiting.sleep(0)
    return transport, protocol


def _check_options(options, shell):
    for name, wanted in (("universal_newlines", False), ("text", False), ("shell", shell), ("encoding", None), ("errors", None)):
        given = options.pop(name, wanted)
        if (given or None) != (wanted or None):
            raise ValueError(f"{name} must be {wanted}")
    if options.pop("bufsize", 0) != 0:
        raise ValueError("bufsize must be 0")


async def create_subprocess_shell(cmd, stdin=None, stdout=None, stderr=None, limit=streams._LIMIT, **kwds):
    if not isinstance(cmd, (bytes, str)):
        raise ValueError("cmd must be a string")
    _check_options(kwds, True)
    return await _start(cmd, True, stdin, stdout, stderr, limit, kwds)


async def create_subprocess_exec(program, *args, stdin=None, stdout=None, stderr=None, limit=streams._LIMIT, **kwds):
    _check_options(kwds, False)
    return await _start((program,) + args, False, stdin, stdout, stderr, limit, kwds) #: asyncio/subprocess.py 223 create_subprocess_exec | transport, protocol = await loop.subprocess_exec( | 22 49 #: asyncio/base_events.py 1694 subprocess_exec | transport = await self._make_subprocess_transport( | 12 50


async def _start(args, shell, stdin, stdout, stderr, limit, options):
    loop = events.get_running_loop()
    popen = subprocess.Popen(args, shell=shell, stdin=stdin, stdout=stdout, stderr=stderr, bufsize=0, **options) #: asyncio/unix_events.py 207 _make_subprocess_transport | transp = _UnixSubprocessTransport(self, protocol, args, shell, | 9 62 #: asyncio/base_subprocess.py 36 __init__ | self._start(args=args, shell=shell, stdin=stdin, stdout=stdout, #: asyncio/unix_events.py 818 _start | self._proc = subprocess.Popen( | 13 30
    process = Process(popen, loop, limit)
    # The streams are connected in the next turn.
    await _waiting.sleep(0)
    return process
