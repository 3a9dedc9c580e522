import asyncio, time

async def brew():
    await asyncio.sleep(0.4)

async def main():
    start = time.monotonic()
    for n in range(3):
        await asyncio.create_task(brew())
    needed = time.monotonic() - start
    print("all three in time" if 0.4 <= needed < 0.8 else "one after another")

asyncio.run(main())
