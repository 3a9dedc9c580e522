# Children whose news a protocol gets: data, the end of each pipe, the end of the child.
import asyncio
import sys


class Collector(asyncio.SubprocessProtocol):
    def __init__(self, done):
        self.done = done
        self.parts = {1: bytearray(), 2: bytearray()}
        self.news = []

    def connection_made(self, transport):
        self.transport = transport
        self.news.append("made")

    def pipe_data_received(self, fd, data):
        self.parts[fd].extend(data)

    def pipe_connection_lost(self, fd, exc):
        self.news.append(f"pipe {fd} {exc}")

    def process_exited(self):
        self.news.append("exited")

    def connection_lost(self, exc):
        self.news.append(f"lost {exc}")
        self.done.set_result(True)


async def one(start, *args, feed=None, **options):
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    transport, protocol = await getattr(loop, start)(lambda: Collector(done), *args, **options)
    print(protocol.transport is transport, transport.get_pid() > 0, sorted(fd for fd in range(3) if transport.get_pipe_transport(fd)), transport.is_closing())
    if feed:
        stdin = transport.get_pipe_transport(0)
        stdin.write(feed)
        stdin.write_eof()
    await done
    transport.close()
    print(bytes(protocol.parts[1]), bytes(protocol.parts[2]), protocol.news[0], sorted(protocol.news[1:-1]), protocol.news[-1], transport.get_returncode())


async def killed():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    transport, protocol = await loop.subprocess_exec(lambda: Collector(done), "sleep", "30", stdin=None, stderr=None)
    transport.terminate()
    await done
    print(sorted(protocol.news), transport.get_returncode())
    try:
        transport.kill()
    except ProcessLookupError as error:
        print("gone", error)


async def main():
    await one("subprocess_exec", "echo", "hello", stdin=None, stderr=None)
    await one("subprocess_exec", "cat", feed=b"through the cat\n", stderr=None)
    await one("subprocess_exec", "sort", feed=b"b\nc\na\n", stdin=-1, stderr=None)
    await killed()
    try:
        await one("subprocess_shell", 7)
    except ValueError as error:
        print(error)


asyncio.run(main())
