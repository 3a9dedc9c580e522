# mended-in: 3.11.7
import asyncio


async def slow(seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print("slow is cancelled")
        raise
    return "done"


async def main():
    print(await asyncio.wait_for(slow(0.01), timeout=1))
    try:
        await asyncio.wait_for(slow(5), timeout=0.01)
    except asyncio.TimeoutError as e:
        print("timed out", repr(e), repr(e.__cause__))
    try:
        await asyncio.wait_for(slow(5), 0)
    except TimeoutError:
        print("at once")
    print(await asyncio.wait_for(slow(0.01), None))

    try:
        async with asyncio.timeout(0.01) as t:
            await slow(5)
    except TimeoutError as e:
        print("timeout", repr(e), t.expired(), repr(e.__cause__))
    async with asyncio.timeout(5) as t:
        await slow(0)
    print(t.expired(), t)
    async with asyncio.timeout(None) as t:
        t.reschedule(asyncio.get_running_loop().time() + 0.01)
        try:
            await slow(1)
        except asyncio.CancelledError:
            print("inside", asyncio.current_task().cancelling())
            try:
                raise
            except asyncio.CancelledError:
                pass
    print(t, asyncio.current_task().cancelling())


try:
    asyncio.run(main())
except BaseException as e:
    print(repr(e))


async def outer():
    try:
        async with asyncio.timeout(0.3):
            try:
                async with asyncio.timeout(0.01):
                    await slow(1)
            except TimeoutError:
                print("inner")
            await slow(1)
    except TimeoutError:
        print("outer")
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            await slow(1)
    except TimeoutError:
        print("past")
    t = asyncio.timeout(1)
    try:
        t.reschedule(1)
    except RuntimeError as e:
        print(e)
    async with t:
        pass
    try:
        async with t:
            pass
    except RuntimeError as e:
        print(e)
    try:
        t.reschedule(1)
    except RuntimeError as e:
        print(e)


asyncio.run(outer())
