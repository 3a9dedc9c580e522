import asyncio
import socket


class EchoServer(asyncio.Protocol):
    def connection_made(self, transport):
        print("server: connection made")
        self.transport = transport

    def data_received(self, data):
        print("server: data", data)
        self.transport.write(data)

    def eof_received(self):
        print("server: eof")

    def connection_lost(self, exc):
        print("server: lost", exc)


class Client(asyncio.Protocol):
    def __init__(self, done):
        self.done = done

    def connection_made(self, transport):
        transport.write(b"hello")
        self.transport = transport

    def data_received(self, data):
        print("client: data", data)
        self.transport.close()

    def connection_lost(self, exc):
        print("client: lost", exc)
        self.done.set_result(True)


class Datagrams(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        self.transport.sendto(data.upper(), addr)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(EchoServer, "127.0.0.1", 0)
    done = loop.create_future()
    transport, protocol = await loop.create_connection(lambda: Client(done), *server.sockets[0].getsockname())
    await done
    await asyncio.sleep(0.05)
    server.close()
    await server.wait_closed()

    transport, _ = await loop.create_datagram_endpoint(Datagrams, local_addr=("127.0.0.1", 0))
    address = transport.get_extra_info("sockname")
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.setblocking(False)
    await loop.sock_sendto(s, b"udp", address)
    print((await loop.sock_recvfrom(s, 100))[0])
    s.close()
    transport.close()

    listener = socket.create_server(("127.0.0.1", 0))
    listener.setblocking(False)

    async def echo():
        conn, _ = await loop.sock_accept(listener)
        with conn:
            while data := await loop.sock_recv(conn, 100):
                await loop.sock_sendall(conn, data * 2)
    task = asyncio.create_task(echo())
    c = socket.socket()
    c.setblocking(False)
    await loop.sock_connect(c, listener.getsockname())
    await loop.sock_sendall(c, b"ab")
    print(await loop.sock_recv(c, 100))
    c.close()
    await task
    listener.close()

    a, b = socket.socketpair()
    got = loop.create_future()

    def ready():
        got.set_result(a.recv(10))
        print(loop.remove_reader(a), loop.remove_reader(a))
    loop.add_reader(a, ready)
    b.send(b"readable")
    print(await got)
    a.close()
    b.close()


asyncio.run(main())
