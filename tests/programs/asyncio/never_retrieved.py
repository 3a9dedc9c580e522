# order: any
# What is said of exceptions that nobody looked at.
import asyncio


async def fail(n):
    raise ValueError(f"fail {n}")


def broken_callback(n):
    raise RuntimeError(f"callback {n}")


async def main():
    loop = asyncio.get_running_loop()
    asyncio.create_task(fail(1))
    await asyncio.sleep(0.01)
    t = asyncio.create_task(fail(2))
    await asyncio.wait([t])
    print(t)
    print(repr(t.exception()))
    loop.call_soon(broken_callback, 3)
    await asyncio.sleep(0)

    def handler(loop, context):
        print("handler:", context["message"], repr(context["exception"]))
    loop.set_exception_handler(handler)
    loop.call_soon(broken_callback, 4)
    await asyncio.sleep(0)
    loop.set_exception_handler(None)
    f = loop.create_future()
    f.set_exception(KeyError("lost"))
    del f
    await asyncio.sleep(0)


asyncio.run(main())
