# asyncio.threads: a function that would block the loop, in a thread.
import contextvars

from asyncio import events


def _within(context, func, args, kwargs):
    def call():
        return context.run(func, *args, **kwargs)
    call.__name__ = getattr(func, "__name__", type(func).__name__)
    return call


async def to_thread(func, /, *args, **kwargs):
    loop = events.get_running_loop() #: asyncio/threads.py 22 to_thread | loop = events.get_running_loop() | 7 32
    if contextvars._made:
        return await loop.run_in_executor(None, _within(contextvars.copy_context(), func, args, kwargs)) #: asyncio/threads.py 25 to_thread | return await loop.run_in_executor(None, func_call) | 7 50
    if kwargs:
        def call():
            return func(*args, **kwargs)
        call.__name__ = getattr(func, "__name__", type(func).__name__)
        return await loop.run_in_executor(None, call) #: asyncio/threads.py 25 to_thread | return await loop.run_in_executor(None, func_call) | 7 50
    return await loop.run_in_executor(None, func, *args) #: asyncio/threads.py 25 to_thread | return await loop.run_in_executor(None, func_call) | 7 50
