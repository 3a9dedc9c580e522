# asyncio.threads: a function that would block the loop, in a thread.
from asyncio import events


async def to_thread(func, /, *args, **kwargs):
    loop = events.get_running_loop()
    if kwargs:
        def call():
            return func(*args, **kwargs)
        call.__name__ = getattr(func, "__name__", type(func).__name__)
        return await loop.run_in_executor(None, call)
    return await loop.run_in_executor(None, func, *args)
