import asyncio
import sys


async def quits():
    await asyncio.sleep(0)
    print("quitting")
    sys.exit(3)


async def other():
    try:
        await asyncio.sleep(5)
    finally:
        print("other is cleaned up")


async def main():
    t = asyncio.create_task(other())
    await asyncio.sleep(0)
    await asyncio.create_task(quits())
    print("not reached")


asyncio.run(main())
