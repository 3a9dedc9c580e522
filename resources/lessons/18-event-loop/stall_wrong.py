# One await before it does not make a blocking call wait any less.
import asyncio, time

def count():
    print("counting", flush=True)
    time.sleep(1)
    print("counted", flush=True)

async def tick():
    for n in range(1, 5):
        print("tick", n, flush=True)
        await asyncio.sleep(0.1)

async def work():
    await asyncio.sleep(0)
    count()

async def main():
    await asyncio.gather(tick(), work())

asyncio.run(main())
