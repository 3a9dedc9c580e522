import asyncio


async def job(n, turns, fail=None):
    try:
        for _ in range(turns):
            await asyncio.sleep(0)
        if fail:
            raise fail
        print("job", n, "done")
        return n
    except asyncio.CancelledError:
        print("job", n, "cancelled")
        raise


async def main():
    async with asyncio.TaskGroup() as tg:
        t1 = tg.create_task(job(1, 3))
        t2 = tg.create_task(job(2, 1))
        print(tg)
    print(t1.result(), t2.result())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(3, 1, ValueError("three")))
            tg.create_task(job(4, 5))
            tg.create_task(job(5, 1, KeyError("five")))
            await asyncio.sleep(1)
    except ExceptionGroup as e:
        print(e, repr(e.exceptions))


async def rest():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(6, 5))
            await asyncio.sleep(0)
            raise OSError("body")
    except ExceptionGroup as e:
        print(e, e.exceptions)
    print(asyncio.current_task().cancelling())
    try:
        late = job(7, 1)
        tg.create_task(late)
    except RuntimeError as e:
        print(e)
        late.close()

    async def grouped():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(8, 100))
            await asyncio.sleep(1)
    t = asyncio.create_task(grouped())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("group cancelled from outside")


async def uncaught():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(job(9, 0, ZeroDivisionError("nine")))


asyncio.run(main())
asyncio.run(rest())
asyncio.run(uncaught())
