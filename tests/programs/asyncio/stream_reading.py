import asyncio


async def serve(reader, writer):
    async for line in reader:
        if line == b"end\n":
            break
        writer.write(b"<" + line.strip() + b">")
    writer.write(b"part one|part two|tail")
    writer.write_eof()
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0, limit=1024)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname(), limit=64)
    writer.writelines([b"a\n", b"bb\n"])
    print(await reader.readexactly(3), await reader.readuntil(b">"))
    writer.write(b"end\n")
    print(await reader.readuntil(b"|"), await reader.readuntil(b"|"), reader.at_eof())
    try:
        await reader.readexactly(100)
    except asyncio.IncompleteReadError as e:
        print(e, e.partial, e.expected)
    print(await reader.read(), await reader.readline(), reader.at_eof())
    writer.close()
    await writer.wait_closed()
    print(writer.is_closing())
    server.close()
    await server.wait_closed()

    r = asyncio.StreamReader(limit=8)
    r.feed_data(b"0123456789abcdef\nxy")
    try:
        await r.readline()
    except ValueError as e:
        print("ValueError", e)
    r.feed_eof()
    print(await r.readline(), r.at_eof())
    try:
        await r.readuntil(b"")
    except ValueError as e:
        print(e)
    r = asyncio.StreamReader()
    waiting = asyncio.create_task(r.read(5))
    await asyncio.sleep(0)
    try:
        await r.read(5)
    except RuntimeError as e:
        print(e)
    r.feed_data(b"late")
    print(await waiting)


asyncio.run(main())
