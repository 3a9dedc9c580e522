# Who runs when: the order of tasks, callbacks and results is fixed.
import asyncio


async def factorial(name, number):
    f = 1
    for i in range(2, number + 1):
        print(f"Task {name}: Compute factorial({number}), currently i={i}...")
        await asyncio.sleep(0)
        f *= i
    print(f"Task {name}: factorial({number}) = {f}")
    return f


async def fails(after):
    for _ in range(after):
        await asyncio.sleep(0)
    raise ValueError(f"after {after}")


async def main():
    print(await asyncio.gather(factorial("A", 2), factorial("B", 3), factorial("C", 4)))
    print(await asyncio.gather())
    results = await asyncio.gather(fails(2), factorial("D", 2), fails(0), return_exceptions=True)
    print(results)
    try:
        await asyncio.gather(fails(1), factorial("E", 4))
    except ValueError as e:
        print("caught", e)
    await asyncio.sleep(0.01)
    same = asyncio.create_task(factorial("F", 2))
    print(await asyncio.gather(same, same))
    loop = asyncio.get_running_loop()
    for i in range(3):
        loop.call_soon(print, "soon", i)
    await asyncio.sleep(0)
    now = loop.time()
    loop.call_at(now + 0.02, print, "later 2")
    loop.call_at(now + 0.01, print, "later 1")
    loop.call_later(0, print, "at once")
    handle = loop.call_later(0.01, print, "never")
    handle.cancel()
    print(handle.cancelled())
    await asyncio.sleep(0.03)


asyncio.run(main())
