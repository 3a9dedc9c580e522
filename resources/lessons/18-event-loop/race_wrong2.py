# Takes the await away, and with it what the task had to wait for.
import asyncio

balance = 0

async def deposit():
    global balance
    for n in range(10):
        before = balance
        balance = before + 1

async def main():
    await asyncio.gather(deposit(), deposit())
    print("balance", balance)

asyncio.run(main())
