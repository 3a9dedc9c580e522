# Time that is up, errors in groups and queues that refuse: with the lines of asyncio that CPython shows.
import asyncio
import traceback


async def slow():
    await asyncio.sleep(1)


async def fail():
    await asyncio.sleep(0)
    raise ValueError("inside")


async def main():
    async def in_time():
        async with asyncio.timeout(0.01):
            await slow()

    async def group():
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(fail())

    async def full():
        queue = asyncio.Queue(1)
        queue.put_nowait(1)
        queue.put_nowait(2)

    async def empty():
        asyncio.Queue().get_nowait()

    for waited in (asyncio.wait_for(slow(), 0.01), asyncio.wait_for(fail(), 1), asyncio.wait_for(fail(), None), in_time(), group(), full(), empty()):
        try:
            await waited
        except BaseException:
            traceback.print_exc()
    await asyncio.wait_for(slow(), 0.01)


asyncio.run(main())
