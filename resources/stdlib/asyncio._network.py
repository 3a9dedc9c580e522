# asyncio._network: what a loop does with sockets: connecting, serving, and waiting for a single call. Knows no streams.
import os
import socket

from asyncio import _waiting, events, futures
from asyncio.transports import _DatagramTransport, _SocketTransport


class Server(events.AbstractServer):
    __module__ = "asyncio.base_events"

    def __init__(self, loop, sockets, protocol_factory, backlog):
        self._loop = loop
        self._sockets = sockets
        self._factory = protocol_factory
        self._backlog = backlog
        self._active = 0
        self._waiters = []
        self._serving = False
        self._forever = None

    def __repr__(self):
        return f"<Server sockets={self.sockets!r}>"

    def _attach(self):
        self._active += 1

    def _detach(self):
        self._active -= 1
        if self._active == 0 and self._sockets is None:
            self._wake()

    def _wake(self):
        waiters, self._waiters = self._waiters, None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    def _start_serving(self):
        if self._serving:
            return
        self._serving = True
        for sock in self._sockets:
            sock.listen(self._backlog)
            self._loop._start_accepting(self._factory, sock, self, self._backlog)

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    @property
    def sockets(self):
        return () if self._sockets is None else tuple(self._sockets)

    def close(self):
        sockets = self._sockets
        if sockets is None:
            return
        self._sockets = None
        for sock in sockets:
            self._loop.remove_reader(sock.fileno())
            sock.close()
        self._serving = False
        if self._forever is not None and not self._forever.done():
            self._forever.cancel()
            self._forever = None
        if self._active == 0:
            self._wake()

    async def start_serving(self):
        self._start_serving()
        await _waiting.sleep(0)

    async def serve_forever(self):
        if self._forever is not None:
            raise RuntimeError(f"server {self!r} is already being awaited on serve_forever()")
        if self._sockets is None:
            raise RuntimeError(f"server {self!r} is closed")
        self._start_serving()
        self._forever = self._loop.create_future()
        self._forever._what = "serve_forever"
        try:
            await self._forever
        except BaseException:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._forever = None

    async def wait_closed(self):
        if self._sockets is None or self._waiters is None:
            return
        waiter = self._loop.create_future()
        self._waiters.append(waiter)
        await waiter

    async def __aenter__(self):
        return self

    async def __aexit__(self, *problem):
        self.close()
        await self.wait_closed()


class NetworkLoop:
    """Mixed into the loop."""

    # -- Names

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        def look_up():
            return socket.getaddrinfo(host, port, family, type, proto, flags)
        look_up.__name__ = "getaddrinfo"
        return await self.run_in_executor(None, look_up)

    async def _addresses(self, host, port, family, kind, flags=0):
        """Of a literal address at once, of a name by a thread, as its look-up may take long."""
        import _socket
        is_literal = host is None or any(_socket.pack_address(f, host) is not None for f in (socket.AF_INET, socket.AF_INET6))
        if is_literal:
            return socket.getaddrinfo(host, port, family, kind, 0, flags)
        return await self.getaddrinfo(host, port, family=family, type=kind, flags=flags)

    # -- Single calls of sockets that do not block

    def _check_socket(self, sock):
        if self._debug and sock.gettimeout() != 0:
            raise ValueError("the socket must be non-blocking")

    async def _until(self, what, sock, writes, attempt):
        """attempt() whenever the socket is ready, until it has an answer."""
        while True:
            try:
                return attempt()
            except (BlockingIOError, InterruptedError):
                pass
            future = self.create_future()
            future._what = what
            add, remove = (self.add_writer, self.remove_writer) if writes else (self.add_reader, self.remove_reader)
            fd = sock.fileno()
            add(fd, futures._set_result_unless_cancelled, future, None)
            try:
                await future
            finally:
                remove(fd)

    async def sock_recv(self, sock, n):
        self._check_socket(sock)
        return await self._until("sock_recv", sock, False, lambda: sock.recv(n))

    async def sock_recv_into(self, sock, buf):
        return await self._until("sock_recv", sock, False, lambda: sock.recv_into(buf))

    async def sock_recvfrom(self, sock, bufsize):
        return await self._until("sock_recvfrom", sock, False, lambda: sock.recvfrom(bufsize))

    async def sock_sendto(self, sock, data, address):
        return await self._until("sock_sendto", sock, True, lambda: sock.sendto(data, address))

    async def sock_sendall(self, sock, data):
        self._check_socket(sock)
        data = bytes(data)
        while data:
            sent = await self._until("sock_sendall", sock, True, lambda: sock.send(data))
            data = data[sent:]

    async def sock_accept(self, sock):
        self._check_socket(sock)

        def attempt():
            connection, address = sock.accept()
            connection.setblocking(False)
            return connection, address
        return await self._until("sock_accept", sock, False, attempt)

    async def sock_connect(self, sock, address):
        self._check_socket(sock)
        if sock.family in (socket.AF_INET, socket.AF_INET6) and isinstance(address, tuple):
            address = (await self._addresses(address[0], address[1], sock.family, sock.type))[0][4]
        try:
            sock.connect(address)
            return
        except (BlockingIOError, InterruptedError):
            pass
        future = self.create_future()
        future._what = "connect"
        self.add_writer(sock.fileno(), futures._set_result_unless_cancelled, future, None)
        try:
            await future
        finally:
            self.remove_writer(sock.fileno())
        error = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if error:
            raise OSError(error, f"Connect call failed {address}") #: asyncio/selector_events.py 634 sock_connect | return await fut | 7 16 #: asyncio/selector_events.py 674 _sock_connect_cb | raise OSError(err, f'Connect call failed {address}')

    # -- Connecting

    async def subprocess_exec(self, protocol_factory, program, *args, stdin=-1, stdout=-1, stderr=-1, **kwargs):
        from asyncio import subprocess
        return await subprocess._start_told(self, protocol_factory, (program,) + args, False, stdin, stdout, stderr, kwargs)

    async def subprocess_shell(self, protocol_factory, cmd, *, stdin=-1, stdout=-1, stderr=-1, **kwargs):
        if not isinstance(cmd, (bytes, str)):
            raise ValueError("cmd must be a string")
        from asyncio import subprocess
        return await subprocess._start_told(self, protocol_factory, cmd, True, stdin, stdout, stderr, kwargs)

    async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None,
                                local_addr=None, server_hostname=None, **others):
        if ssl:
            raise NotImplementedError("ssl is not in the teaching language")
        if host is not None or port is not None:
            if sock is not None:
                raise ValueError("host/port and sock can not be specified at the same time")
            infos = await self._addresses(host, port, family, socket.SOCK_STREAM, flags)
            sock = await self._connect_first(infos, local_addr)
        elif sock is None:
            raise ValueError("host and port was not specified and no sock specified")
        sock.setblocking(False)
        return await self._make_transport(sock, protocol_factory)

    async def _make_transport(self, sock, protocol_factory):
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = _SocketTransport(self, sock, protocol, waiter)
        try:
            await waiter
        except BaseException:
            transport.close()
            raise
        return transport, protocol

    async def _connect_first(self, infos, local_addr):
        problems = []
        for family, kind, protocol, _, address in infos:
            sock = socket.socket(family, kind, protocol)
            try:
                sock.setblocking(False)
                if local_addr is not None:
                    sock.bind(local_addr)
                await self.sock_connect(sock, address) #: asyncio/base_events.py 1069 create_connection | sock = await self._connect_sock( | 7 32 #: asyncio/base_events.py 973 _connect_sock | await self.sock_connect(sock, address)
                return sock
            except OSError as problem:
                sock.close()
                problems.append(problem)
            except BaseException:
                sock.close()
                raise
        if not problems:
            raise OSError("getaddrinfo() returned empty list")
        if len(problems) == 1:
            raise problems[0] #: asyncio/base_events.py 1085 create_connection | raise exceptions[0]
        if all([str(problem) == str(problems[0]) for problem in problems]):
            raise problems[0] #: asyncio/base_events.py 1090 create_connection | raise exceptions[0]
        raise OSError("Multiple exceptions: {}".format(", ".join([str(problem) for problem in problems]))) #: asyncio/base_events.py 1093 create_connection | raise OSError('Multiple exceptions: {}'.format(

    async def create_unix_connection(self, protocol_factory, path=None, *, sock=None, **others):
        if sock is None:
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            sock.setblocking(False)
            try:
                await self.sock_connect(sock, path)
            except BaseException:
                sock.close()
                raise
        sock.setblocking(False)
        return await self._make_transport(sock, protocol_factory)

    # -- Serving

    async def create_server(self, protocol_factory, host=None, port=None, *, family=0, flags=socket.AI_PASSIVE, sock=None,
                            backlog=100, ssl=None, reuse_address=None, reuse_port=None, start_serving=True, **others):
        if ssl:
            raise NotImplementedError("ssl is not in the teaching language")
        if sock is not None:
            if host is not None or port is not None:
                raise ValueError("host/port and sock can not be specified at the same time")
            sockets = [sock]
        else:
            if host is None and port is None:
                raise ValueError("Neither host/port nor sock were specified")
            sockets = await self._bound_sockets(host, port, family, flags, reuse_address, reuse_port)
        for one in sockets:
            one.setblocking(False)
        return await self._make_server(sockets, protocol_factory, backlog, start_serving)

    async def _make_server(self, sockets, protocol_factory, backlog, start_serving):
        server = Server(self, sockets, protocol_factory, backlog)
        if start_serving:
            try:
                server._start_serving()
            except BaseException:
                server.close()
                raise
            await _waiting.sleep(0)
        return server

    async def _bound_sockets(self, host, port, family, flags, reuse_address, reuse_port):
        hosts = [None] if host in ("", None) else [host] if isinstance(host, str) else list(host)
        infos = {}
        for one in hosts:
            for info in await self._addresses(one, port, family, socket.SOCK_STREAM, flags):
                infos[info] = None
        sockets = []
        try:
            for found, kind, protocol, _, address in infos:
                sock = socket.socket(found, kind, protocol)
                sockets.append(sock)
                if reuse_address is not False:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
                if reuse_port:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, True)
                if found == socket.AF_INET6:
                    sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, True)
                try:
                    sock.bind(address)
                except OSError as problem:
                    raise OSError(problem.errno, "error while attempting to bind on address %r: %s" % (address, problem.strerror.lower())) from None
        except BaseException:
            for sock in sockets:
                sock.close()
            raise
        return sockets

    async def create_unix_server(self, protocol_factory, path=None, *, sock=None, backlog=100, start_serving=True, **others):
        if sock is None:
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                try:
                    os.unlink(path)
                except FileNotFoundError:
                    pass
                sock.bind(path)
            except BaseException:
                sock.close()
                raise
        sock.setblocking(False)
        return await self._make_server([sock], protocol_factory, backlog, start_serving)

    def _start_accepting(self, protocol_factory, sock, server, backlog):
        self.add_reader(sock.fileno(), self._accept, protocol_factory, sock, server, backlog)

    def _accept(self, protocol_factory, sock, server, backlog):
        for _ in range(backlog):
            try:
                connection, address = sock.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            connection.setblocking(False)
            self.create_task(self._accepted(protocol_factory, connection, address, server))

    async def _accepted(self, protocol_factory, connection, address, server):
        try:
            protocol = protocol_factory()
            waiter = self.create_future()
            transport = _SocketTransport(self, connection, protocol, waiter, {"peername": address}, server)
            try:
                await waiter
            except BaseException:
                transport.close()
                raise
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as problem:
            self.call_exception_handler({"message": "Error on transport creation for incoming connection", "exception": problem})

    # -- Datagrams

    async def create_datagram_endpoint(self, protocol_factory, local_addr=None, remote_addr=None, *, family=0, sock=None, **others):
        if sock is None:
            address = local_addr or remote_addr
            if address is None and family == 0:
                raise ValueError("unexpected address family")
            infos = await self._addresses(address[0], address[1], family, socket.SOCK_DGRAM)
            sock = socket.socket(infos[0][0], socket.SOCK_DGRAM)
            try:
                if local_addr:
                    sock.bind(local_addr)
                if remote_addr:
                    await self.sock_connect(sock, remote_addr)
            except BaseException:
                sock.close()
                raise
        sock.setblocking(False)
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = _DatagramTransport(self, sock, protocol, remote_addr, waiter)
        await waiter
        return transport, protocol
