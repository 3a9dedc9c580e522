# a semaphore used as a signal is nobody's, and who took what another gave back holds nothing
# ends: stuck:
import asyncio
async def worker(start, done):
    await start.acquire()
    await start.acquire()
    done.release()
async def main():
    start, done = asyncio.Semaphore(0), asyncio.Semaphore(0)
    task = asyncio.create_task(worker(start, done))
    start.release()
    await done.acquire()
    await task
asyncio.run(main())
