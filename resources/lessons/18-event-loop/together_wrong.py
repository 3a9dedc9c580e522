# A task that is awaited at once is one after another all the same.
import asyncio, time

cups = 0

async def brew():
    global cups
    await asyncio.sleep(0.4)
    cups = cups + 1

async def main():
    start = time.monotonic()
    for n in range(3):
        await asyncio.create_task(brew())
    needed = time.monotonic() - start
    print(cups, "cups", "in time" if needed < 0.8 else "late")

asyncio.run(main())
