# Starts all three, and waits for none.
import asyncio, time

cups = 0

async def brew():
    global cups
    await asyncio.sleep(0.4)
    cups = cups + 1

async def main():
    start = time.monotonic()
    for n in range(3):
        asyncio.create_task(brew())
    needed = time.monotonic() - start
    print(cups, "cups", "in time" if needed < 0.8 else "late")

asyncio.run(main())
