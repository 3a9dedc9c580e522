import asyncio


async def producer(queue, n, name):
    for i in range(n):
        await queue.put(f"{name}{i}")
        print(f"produced {name}{i}")
        await asyncio.sleep(0)
    return n


async def consumer(queue, name):
    eaten = []
    while True:
        item = await queue.get()
        if item is None:
            queue.task_done()
            return name, eaten
        eaten.append(item)
        print(f"{name} eats {item}")
        await asyncio.sleep(0)
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=3)
    consumers = [asyncio.create_task(consumer(queue, f"c{i}")) for i in range(2)]
    print(await asyncio.gather(producer(queue, 5, "a"), producer(queue, 4, "b")))
    for _ in consumers:
        await queue.put(None)
    await queue.join()
    print(await asyncio.gather(*consumers))


asyncio.run(main())
