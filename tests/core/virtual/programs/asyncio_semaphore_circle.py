# ends: deadlock:
import asyncio
async def one(a, b):
    await a.acquire()
    await asyncio.sleep(0)
    await b.acquire()
async def main():
    a, b = asyncio.Semaphore(1), asyncio.Semaphore(1)
    async with asyncio.TaskGroup() as group:
        group.create_task(one(a, b))
        group.create_task(one(b, a))
asyncio.run(main())
