import asyncio, sys
# ordering of everything
async def a(n, log):
    log.append(f"a{n}s")
    await asyncio.sleep(0)
    log.append(f"a{n}m")
    await asyncio.sleep(0)
    log.append(f"a{n}e")
    return n
async def main():
    log = []
    loop = asyncio.get_running_loop()
    t1 = asyncio.create_task(a(1, log))
    loop.call_soon(log.append, "cb1")
    t2 = asyncio.ensure_future(a(2, log))
    t1.add_done_callback(lambda t: log.append("done1"))
    f = loop.create_future()
    f.add_done_callback(lambda f: log.append("f"))
    loop.call_soon(f.set_result, 1)
    await f
    log.append("main1")
    r = await asyncio.gather(t1, t2, a(3, log))
    log.append("main2")
    print(log, r)
    log.clear()
    # wait_for ordering
    t = asyncio.create_task(a(4, log))
    await asyncio.wait_for(t, 1)
    log.append("wf")
    s = asyncio.shield(a(5, log))
    await s
    log.append("sh")
    await asyncio.wait({asyncio.create_task(a(6, log))})
    log.append("w")
    async with asyncio.TaskGroup() as tg:
        tg.create_task(a(7, log)); tg.create_task(a(8, log))
        log.append("body")
    log.append("tg")
    ev = asyncio.Event()
    async def waiter(n):
        await ev.wait(); log.append(f"ev{n}")
    ts = [asyncio.create_task(waiter(i)) for i in range(3)]
    await asyncio.sleep(0)
    ts[1].cancel()
    ev.set()
    log.append("set")
    await asyncio.gather(*ts, return_exceptions=True)
    print(log)
    log.clear()
    sem = asyncio.Semaphore(1)
    async def us(n):
        async with sem:
            log.append(f"in{n}")
            await asyncio.sleep(0)
        log.append(f"out{n}")
    ts = [asyncio.create_task(us(i)) for i in range(4)]
    await asyncio.sleep(0)
    ts[1].cancel()
    await asyncio.gather(*ts, return_exceptions=True)
    print(log, sem._value)
    log.clear()
    cond = asyncio.Condition()
    async def cw(n):
        async with cond:
            log.append(f"w{n}")
            await cond.wait()
            log.append(f"k{n}")
    ts = [asyncio.create_task(cw(i)) for i in range(4)]
    await asyncio.sleep(0)
    async with cond:
        cond.notify(2)
        log.append("n2")
    await asyncio.sleep(0); await asyncio.sleep(0); await asyncio.sleep(0)
    log.append("x")
    ts[2].cancel()
    async with cond:
        cond.notify_all()
    print(await asyncio.gather(*ts, return_exceptions=True), log)
    log.clear()
    q = asyncio.Queue(1)
    async def prod():
        for i in range(4):
            await q.put(i); log.append(f"p{i}")
    async def cons(n):
        while True:
            x = await q.get(); log.append(f"c{n}{x}"); q.task_done()
    cs = [asyncio.create_task(cons(i)) for i in range(2)]
    await prod(); await q.join()
    log.append("joined")
    for c in cs: c.cancel()
    print(await asyncio.gather(*cs, return_exceptions=True), log)
    # cancel inside gather
    async def slow(n):
        try: await asyncio.sleep(5)
        except asyncio.CancelledError:
            log.append(f"x{n}"); raise
    log.clear()
    g = asyncio.gather(slow(1), slow(2))
    await asyncio.sleep(0)
    print(g.cancel(), g.done())
    try: await g
    except asyncio.CancelledError as e: print("g", repr(e), log)
    # cancel and catch then timeouts
    async def swallow():
        try: await asyncio.sleep(5)
        except asyncio.CancelledError: pass
        await asyncio.sleep(0)
        return "survived"
    try:
        print(await asyncio.wait_for(swallow(), 0.01))
    except asyncio.TimeoutError: print("to")
    t = asyncio.create_task(swallow()); await asyncio.sleep(0)
    t.cancel(); t.cancel(); print(t.cancelling()); print(await t, t.cancelling())
    # task finishing & cancel same iteration
    async def quick(): return 1
    t = asyncio.create_task(quick())
    await asyncio.sleep(0)
    print(t.cancel(), t.done())
    # exceptions in callbacks and done callback with partial
    # as_completed order
    async def d(n): await asyncio.sleep(n/8); return n
    print([await c for c in asyncio.as_completed([d(3), d(1), d(2)])])
    print(await asyncio.gather(d(1), asyncio.sleep(0.02, "s"), return_exceptions=True))
    try:
        async with asyncio.timeout(0.01):
            async with asyncio.TaskGroup() as tg:
                tg.create_task(slow(9)); tg.create_task(slow(10))
    except TimeoutError as e: print("tg timeout", sorted(log))
    lk = asyncio.Lock()
    async def hold():
        async with lk: await asyncio.sleep(0.5)
    h = asyncio.create_task(hold()); await asyncio.sleep(0)
    try: await asyncio.wait_for(lk.acquire(), 0.01)
    except TimeoutError: print("lock timeout", lk.locked())
    await h
    print(lk.locked())
asyncio.run(main())
