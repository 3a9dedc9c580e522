# A chat server with one task for each client.
import asyncio

clients = {}


async def handle(reader, writer):
    name = (await reader.readline()).decode().strip()
    clients[name] = writer
    for other in sorted(clients):
        if other != name:
            clients[other].write(f"* {name} joins\n".encode())
            await clients[other].drain()
    while line := await reader.readline():
        for other in sorted(clients):
            if other != name:
                clients[other].write(f"{name}: ".encode() + line)
    del clients[name]
    writer.close()


class User:
    async def join(self, name, address):
        self.name = name
        self.reader, self.writer = await asyncio.open_connection(*address)
        await self.say(name)
        return self

    async def say(self, text):
        self.writer.write(text.encode() + b"\n")
        await self.writer.drain()

    async def hear(self):
        line = await asyncio.wait_for(self.reader.readline(), 5)
        print(f"[{self.name}]", line.decode().strip())


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    address = server.sockets[0].getsockname()
    ann = await User().join("ann", address)
    while "ann" not in clients:
        await asyncio.sleep(0.001)
    bob = await User().join("bob", address)
    await ann.hear()
    cid = await User().join("cid", address)
    await ann.hear()
    await bob.hear()
    await ann.say("hello all")
    await bob.hear()
    await cid.hear()
    for user in (ann, bob, cid):
        user.writer.close()
        await user.writer.wait_closed()
    while clients:
        await asyncio.sleep(0.001)
    server.close()
    await server.wait_closed()
    print("closed")


asyncio.run(main())
