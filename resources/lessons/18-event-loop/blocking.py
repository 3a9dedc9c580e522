import asyncio, time

blocking = True

async def tick():
    for n in range(1, 6):
        print("tick", n, flush=True)
        await asyncio.sleep(0.1)

async def work():
    await asyncio.sleep(0.05)
    if blocking:
        time.sleep(1)              # stops the whole thread
    else:
        await asyncio.sleep(1)     # lets the others run
    print("work: done", flush=True)

async def main():
    await asyncio.gather(tick(), work())

asyncio.run(main())
