# A failed task that nobody can reach any more is reported when it is collected, in the midst of the loop's turn.
import asyncio
import gc
import weakref


async def fail(number):
    raise KeyError(number)


async def give():
    return 1


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: print(context["message"], repr(context["exception"])))
    task = asyncio.create_task(fail(1))
    await asyncio.sleep(0)
    del task
    gc.collect()
    print("collected")
    task = asyncio.create_task(fail(2))
    await asyncio.sleep(0)
    print(repr(task.exception()))
    del task
    gc.collect()
    print("looked at")
    task = asyncio.create_task(give())
    reference = weakref.ref(task)
    await asyncio.sleep(0)
    del task
    gc.collect()
    print(reference() is None)


asyncio.run(main())
