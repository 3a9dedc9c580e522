import asyncio, time
# more tutorial stuff
async def count():
    print("One"); await asyncio.sleep(0.01); print("Two")
async def main():
    await asyncio.gather(count(), count(), count())
s = time.perf_counter()
asyncio.run(main())
print(f"{time.perf_counter() - s < 5}")
async def fetch(i):
    await asyncio.sleep(0.15 * i)
    if i == 2: raise ConnectionError(f"bad {i}")
    return {"id": i}
async def m2():
    tasks = [asyncio.create_task(fetch(i)) for i in range(4)]
    for t in tasks: t.add_done_callback(lambda t: print("done", t.get_name().startswith("Task-"), t.cancelled()))
    try:
        print(await asyncio.gather(*tasks))
    except ConnectionError as e: print("E", e)
    print([t.done() for t in tasks])
    res = await asyncio.gather(*tasks, return_exceptions=True)
    print(res)
    pending = {asyncio.create_task(fetch(i), name=str(i)) for i in (0, 1, 3)}
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        print(sorted(t.get_name() for t in done), len(pending))
asyncio.run(m2(), debug=False)
class AsyncCounter:
    def __init__(s, n): s.i = 0; s.n = n
    def __aiter__(s): return s
    async def __anext__(s):
        if s.i >= s.n: raise StopAsyncIteration
        s.i += 1
        await asyncio.sleep(0)
        return s.i
async def m3():
    async for i in AsyncCounter(3): print(i)
    it = aiter(AsyncCounter(2))
    print(await anext(it), await anext(it))
    try: await anext(it)
    except StopAsyncIteration: print("stop")
    print(await anext(it, "default"))
    loop = asyncio.get_running_loop()
    def hello(loop, n):
        print("hello", n)
        if n: loop.call_later(0.001, hello, loop, n - 1)
        else: ev.set()
    ev = asyncio.Event()
    loop.call_soon(hello, loop, 2)
    await ev.wait()
    from contextlib import asynccontextmanager, AsyncExitStack, suppress
    with suppress(asyncio.CancelledError):
        t = asyncio.create_task(asyncio.sleep(1)); t.cancel(); await t
    async with AsyncExitStack() as st:
        lock = asyncio.Lock()
        await st.enter_async_context(lock)
        print(lock.locked())
    print(lock.locked())
asyncio.run(m3())


async def m4():
    for wrong in (5, [1]):
        for f in (aiter, anext):
            try:
                f(wrong)
            except TypeError as e:
                print(e)
asyncio.run(m4())
