import asyncio, time

async def tick():
    for n in range(1, 6):
        print("tick", n, flush=True)
        await asyncio.sleep(0.1)

async def work():
    await asyncio.to_thread(time.sleep, 1)
    print("work: done", flush=True)

async def main():
    await asyncio.gather(tick(), work())

asyncio.run(main())
