# A lock for each task: nobody else ever waits for it.
import asyncio

balance = 0

async def deposit():
    global balance
    lock = asyncio.Lock()
    for n in range(10):
        async with lock:
            before = balance
            await asyncio.sleep(0)
            balance = before + 1

async def main():
    await asyncio.gather(deposit(), deposit())
    print("balance", balance)

asyncio.run(main())
