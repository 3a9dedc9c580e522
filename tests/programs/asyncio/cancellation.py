import asyncio


async def worker(name):
    try:
        print(name, "begins")
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print(name, "cancelled", repr(e))
        raise
    finally:
        print(name, "tidies up")


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("not me")
    return "still here"


async def nested():
    await asyncio.gather(worker("x"), worker("y"))


async def main():
    task = asyncio.create_task(worker("a"))
    print(task.cancel(), task.cancelled(), task.done())
    try:
        await task
    except asyncio.CancelledError as e:
        print("main sees", repr(e))
    print(task.cancelled(), task.done(), task.cancel())

    task = asyncio.create_task(worker("b"))
    await asyncio.sleep(0)
    task.cancel("enough")
    print(task.cancelling(), task.uncancel(), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as e:
        print("main sees", repr(e))
    try:
        task.result()
    except asyncio.CancelledError as e:
        print("result:", repr(e))
    try:
        task.exception()
    except asyncio.CancelledError as e:
        print("exception:", repr(e))

    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled())

    task = asyncio.create_task(nested())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("nested cancelled")

    inner = asyncio.create_task(asyncio.sleep(0.02, "kept"))
    outer = asyncio.shield(inner)
    asyncio.get_running_loop().call_later(0.005, outer.cancel)
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled, inner", inner.cancelled())
    print(await inner)

    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda f: print("callback", f.cancelled()))
    future.cancel()
    await asyncio.sleep(0)
    left = asyncio.create_task(worker("left behind"))
    await asyncio.sleep(0)


asyncio.run(main())
print("done")
