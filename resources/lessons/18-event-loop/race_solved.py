import asyncio

balance = 0

async def deposit(lock):
    global balance
    for n in range(10):
        async with lock:
            before = balance
            await asyncio.sleep(0)
            balance = before + 1

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(deposit(lock), deposit(lock))
    print("balance", balance)

asyncio.run(main())
