import asyncio

async def nothing():
    return 1

async def first():
    for n in range(3):
        await nothing()            # need not wait, so it does not give way
        print("first", n)

async def second():
    for n in range(3):
        await asyncio.sleep(0)     # gives way
        print("second", n)

async def main():
    await asyncio.gather(second(), first())

asyncio.run(main())
