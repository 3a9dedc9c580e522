# check: all
import asyncio


async def work(n):
    print("work", n)


async def main():
    work(1)
    for i in range(3):
        work(2)
    asyncio.sleep(1)
    await work(3)
    work(4) if True else None


asyncio.run(main())
work(5)
left = work(6)
