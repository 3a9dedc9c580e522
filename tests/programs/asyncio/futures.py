import asyncio


async def set_after(fut, delay, value):
    await asyncio.sleep(delay)
    fut.set_result(value)


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    loop.create_task(set_after(fut, 0.01, "... world"))
    print("hello ...")
    print(await fut)
    print(fut, fut.done(), fut.result(), fut.exception())
    fut = loop.create_future()
    print(fut)
    for what in (fut.result, fut.exception):
        try:
            what()
        except asyncio.InvalidStateError as e:
            print(repr(e))
    fut.set_exception(KeyError("k"))
    try:
        fut.set_result(1)
    except asyncio.InvalidStateError as e:
        print(repr(e))
    print(fut)
    try:
        await fut
    except KeyError as e:
        print("caught", e)
    fut = loop.create_future()
    def first(f): print("first", f.result())
    def second(f): print("second", f.result())
    fut.add_done_callback(first)
    fut.add_done_callback(second)
    fut.add_done_callback(first)
    print(fut.remove_done_callback(first))
    fut.set_result(5)
    fut.add_done_callback(first)
    print("set")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    fut = asyncio.Future()
    fut.set_exception(ValueError)
    print(repr(fut.exception()))
    try:
        asyncio.Future().set_exception(StopIteration())
    except TypeError as e:
        print(e)
    print(asyncio.isfuture(fut), asyncio.isfuture(3), asyncio.iscoroutinefunction(main), asyncio.iscoroutinefunction(print))

    async def return_name():
        return asyncio.current_task().get_name()
    task = asyncio.create_task(return_name())
    print(task.get_name(), await task)
    task = asyncio.create_task(return_name(), name="given")
    print(await task)
    task = asyncio.create_task(return_name())
    task.set_name("changed")
    print(await task, len(asyncio.all_tasks()))
    try:
        task.set_result(1)
    except RuntimeError as e:
        print(e)
    try:
        asyncio.create_task(5)
    except TypeError as e:
        print(e)
    try:
        await asyncio.gather(5)
    except TypeError as e:
        print(e)

    class Aw:
        def __await__(self):
            yield from asyncio.sleep(0).__await__()
            return "awaitable"
    print(await asyncio.ensure_future(Aw()), await Aw())

    async def bad():
        class Odd:
            def __await__(self):
                yield 5
        await Odd()
    try:
        await asyncio.create_task(bad())
    except RuntimeError as e:
        print(e)
    me = asyncio.current_task()
    try:
        await me
    except RuntimeError as e:
        print(str(e)[:27])


asyncio.run(main())
