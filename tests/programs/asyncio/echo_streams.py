# The echo server and client of the documentation, in one program.
import asyncio


async def handle_echo(reader, writer):
    data = await reader.read(100)
    message = data.decode()
    addr = writer.get_extra_info("peername")
    print(f"Received {message!r} from {addr[0]!r}")
    print(f"Send: {message!r}")
    writer.write(data)
    await writer.drain()
    print("Close the connection")
    writer.close()
    await writer.wait_closed()


async def tcp_echo_client(address, message):
    reader, writer = await asyncio.open_connection(*address)
    print(f"Send: {message!r}")
    writer.write(message.encode())
    await writer.drain()
    data = await reader.read(100)
    print(f"Received: {data.decode()!r}")
    print("Close the connection")
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(handle_echo, "127.0.0.1", 0)
    address = server.sockets[0].getsockname()
    print("Serving on", address[0], server.is_serving())
    async with server:
        await tcp_echo_client(address, "Hello World!")
        await asyncio.gather(*(tcp_echo_client(address, "x") for _ in range(2)))
    print(server.is_serving(), server.sockets)
    try:
        await asyncio.open_connection(*address)
    except ConnectionRefusedError as e:
        print(str(e).split("(")[0], e.errno)


asyncio.run(main())
