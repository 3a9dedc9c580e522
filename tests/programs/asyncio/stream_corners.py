# mended-in: 3.11.7
import asyncio, socket
# streams: nastier
async def main():
    conns = []
    async def handler(r, w):
        conns.append(w)
        try:
            while True:
                n = int((await r.readuntil(b":"))[:-1])
                body = await r.readexactly(n)
                w.write(b"%d:" % n + body[::-1])
                await w.drain()
        except asyncio.IncompleteReadError as e:
            print("peer went", e.partial)
        finally:
            w.close()
    srv = await asyncio.start_server(handler, "localhost", 0, family=socket.AF_INET)
    host, port = srv.sockets[0].getsockname()
    r, w = await asyncio.open_connection("localhost", port)
    w.write(b"5:hello3:abc")
    print(await r.readexactly(7), await r.readexactly(5))
    w.write(b"10:half")
    w.close(); await w.wait_closed()
    await asyncio.sleep(0.05)
    # many clients at once with big data
    async def client(n):
        r, w = await asyncio.open_connection(host, port)
        data = bytes([n]) * 200_000
        w.write(b"%d:" % len(data) + data)
        await w.drain()
        head = await r.readuntil(b":")
        back = await r.readexactly(int(head[:-1]))
        w.close()
        await w.wait_closed()
        return back == data
    print(await asyncio.gather(*(client(i) for i in range(5))))
    await asyncio.sleep(0.05)
    # timeout on read
    r, w = await asyncio.open_connection(host, port)
    try: await asyncio.wait_for(r.read(10), 0.02)
    except asyncio.TimeoutError: print("no data in time")
    try:
        async with asyncio.timeout(0.02): await r.readline()
    except TimeoutError: print("again")
    w.close()
    # handler that raises
    async def broken(r, w):
        raise ValueError("in handler")
    srv2 = await asyncio.start_server(broken, host, 0)
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print("handler:", c["message"], repr(c["exception"])))
    r, w = await asyncio.open_connection(*srv2.sockets[0].getsockname())
    print(await r.read())
    w.close()
    # bind error
    try: await asyncio.start_server(broken, host, port)
    except OSError as e: print(e.errno, str(e).split("(")[0])
    try: await asyncio.start_server(broken, "no.such.host.invalid", 1)
    except socket.gaierror as e: print("gaierror", e.errno)
    try: await asyncio.open_connection(host, 1)
    except OSError as e: print(e)
    w = None
    print(srv, srv.is_serving()) if 0 else None
    srv.close(); srv2.close()
    await srv.wait_closed()
    # serve_forever cancelled
    srv3 = await asyncio.start_server(handler, host, 0)
    t = asyncio.create_task(srv3.serve_forever())
    await asyncio.sleep(0)
    t.cancel()
    try: await t
    except asyncio.CancelledError: print("serve_forever cancelled", srv3.is_serving())
    # drain after peer vanished
    async def vanish(r, w):
        w.transport.abort()
    srv4 = await asyncio.start_server(vanish, host, 0)
    r, w = await asyncio.open_connection(*srv4.sockets[0].getsockname())
    try:
        while True:
            w.write(b"x" * 1000); await w.drain(); await asyncio.sleep(0.005)
    except ConnectionResetError as e: print("reset")
    except BrokenPipeError as e: print("reset")
    srv4.close()
asyncio.run(main())
