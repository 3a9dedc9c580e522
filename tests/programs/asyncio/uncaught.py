import asyncio


async def inner():
    await asyncio.sleep(0.001)
    raise LookupError("deep down")


async def middle():
    try:
        await inner()
    except LookupError as e:
        raise RuntimeError("middle") from e


async def main():
    task = asyncio.create_task(middle())
    other = asyncio.create_task(asyncio.sleep(10))
    try:
        await task
    finally:
        print("main ends", other.cancelled(), other.done())


asyncio.run(main())
