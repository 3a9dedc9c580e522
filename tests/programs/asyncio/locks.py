import asyncio

log = []


async def with_lock(lock, name):
    async with lock:
        print(name, "in")
        await asyncio.sleep(0)
        print(name, "out")


async def limited(sem, n, state):
    async with sem:
        state["now"] += 1
        state["most"] = max(state["most"], state["now"])
        await asyncio.sleep(0.001)
        state["now"] -= 1


async def waiter(event, n):
    print("waiting", n)
    await event.wait()
    print("got it", n)


async def consumer(cond, items, n):
    async with cond:
        while not items:
            await cond.wait()
        print("consumer", n, "takes", items.pop(0))


async def at_barrier(barrier, n):
    i = await barrier.wait()
    print("passed", n, i)


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(with_lock(lock, c) for c in "abc"))
    print(lock.locked())
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    await lock.acquire()
    blocked = [asyncio.create_task(with_lock(lock, c)) for c in "de"]
    await asyncio.sleep(0)
    blocked[0].cancel()
    await asyncio.sleep(0)
    lock.release()
    print(await asyncio.gather(*blocked, return_exceptions=True))

    state = {"now": 0, "most": 0}
    sem = asyncio.Semaphore(2)
    await asyncio.gather(*(limited(sem, i, state) for i in range(7)))
    print(state, sem.locked())
    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    bounded.release()
    try:
        bounded.release()
    except ValueError as e:
        print(e)
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)

    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(event, i)) for i in range(2)]
    await asyncio.sleep(0)
    event.set()
    await asyncio.gather(*tasks)
    print(event.is_set(), await event.wait())
    event.clear()
    print(event.is_set())

    cond = asyncio.Condition()
    items = []
    tasks = [asyncio.create_task(consumer(cond, items, i)) for i in range(3)]
    await asyncio.sleep(0)
    for i in range(3):
        async with cond:
            items.append(i)
            cond.notify()
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    try:
        cond.notify()
    except RuntimeError as e:
        print(e)
    try:
        await cond.wait()
    except RuntimeError as e:
        print(e)

    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(at_barrier(barrier, i) for i in range(6)))
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    task = asyncio.create_task(at_barrier(barrier, 9))
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    await barrier.abort()
    try:
        await task
    except asyncio.BrokenBarrierError as e:
        print("broken:", e)
    try:
        await barrier.wait()
    except asyncio.BrokenBarrierError as e:
        print("broken:", e)
    await barrier.reset()
    print(barrier.broken)


asyncio.run(main())
