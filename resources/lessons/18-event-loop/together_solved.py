import asyncio, time

cups = 0

async def brew():
    global cups
    await asyncio.sleep(0.4)
    cups = cups + 1

async def main():
    start = time.monotonic()
    await asyncio.gather(brew(), brew(), brew())
    needed = time.monotonic() - start
    print(cups, "cups", "in time" if needed < 0.8 else "late")

asyncio.run(main())
