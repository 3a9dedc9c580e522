import asyncio, sys, traceback
async def f(): 1/0
async def g(): await f()
async def main():
    try: await g()
    except ZeroDivisionError: traceback.print_exc(file=sys.stdout)
    t = asyncio.create_task(g())
    try: await t
    except ZeroDivisionError: traceback.print_exc(file=sys.stdout)
    r = await asyncio.gather(g(), return_exceptions=True)
    print(r[0].__traceback__ is not None)
    try: await t
    except ZeroDivisionError as e: print(e is t.exception())
    print(asyncio.iscoroutine(g), asyncio.iscoroutinefunction(g))
    c = g()
    print(asyncio.iscoroutine(c)); c.close()
    try: asyncio.run(c)
    except RuntimeError as e: print(e)
    try: asyncio.get_running_loop().run_until_complete(c)
    except RuntimeError as e: print(e)
    loop = asyncio.get_event_loop()
    print(loop is asyncio.get_running_loop(), loop.is_running())
    for bad in (5, None, g):
        try: await asyncio.wait_for(bad, 1)
        except TypeError as e: print(e)
    try: asyncio.create_task(g)
    except TypeError as e: print(str(e)[:32])
    h = loop.call_later(0.001, lambda: None)
    print(h.cancelled(), isinstance(h.when(), float))
    h.cancel(); h.cancel()
    e = asyncio.CancelledError("x"); print(isinstance(e, Exception), isinstance(e, BaseException))
    print(asyncio.TimeoutError is TimeoutError, asyncio.InvalidStateError.__mro__[1])
    try: raise asyncio.QueueFull
    except Exception as e: print(repr(e), type(e).__module__)
    print(asyncio.CancelledError.__module__, asyncio.Task.__module__ in ("_asyncio", "asyncio.tasks"))
    class T(asyncio.Task): pass
    loop.set_task_factory(lambda l, c: T(c, loop=l))
    t = asyncio.create_task(asyncio.sleep(0, 4)); print(type(t).__name__, await t)
    loop.set_task_factory(None)
try:
    asyncio.run(main())
    asyncio.run(main)
except ValueError as e: print(str(e)[:24])
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
async def not_futures():
    for ask in (lambda: asyncio.Future().set_exception(5), lambda: asyncio.wrap_future(5)):
        try: ask()
        except (TypeError, AssertionError) as e: print(type(e).__name__, e)
asyncio.run(not_futures())
asyncio.create_task(main())
