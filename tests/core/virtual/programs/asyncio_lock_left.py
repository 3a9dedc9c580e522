# its holder has ended: nobody goes round
# ends: stuck:
import asyncio
async def take(lock):
    await lock.acquire()
async def main():
    lock = asyncio.Lock()
    await asyncio.create_task(take(lock))
    async with lock:
        print("never")
asyncio.run(main())
