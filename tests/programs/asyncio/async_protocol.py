# async with and async for over the program's own classes.
import asyncio


class Resource:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        print("acquiring", self.name)
        await asyncio.sleep(0)
        return self

    async def __aexit__(self, kind, problem, traceback):
        await asyncio.sleep(0)
        print("releasing", self.name, kind and kind.__name__)
        return self.name == "forgiving"


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n


class Once:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return self.value


async def main():
    async with Resource("a") as a, Resource("b") as b:
        print("using", a.name, b.name)
    async with Resource("forgiving"):
        raise ValueError("forgiven")
    try:
        async with Resource("strict"):
            raise ValueError("not forgiven")
    except ValueError as e:
        print(e)
    async for n in Countdown(3):
        if n == 1:
            continue
        print("n", n)
    else:
        print("no break")
    async for n in Countdown(3):
        break
    print(n, await Once("once"), [await Once(i) for i in range(3)], {i: await Once(i) for i in "ab"})
    lock = asyncio.Lock()
    try:
        with lock:
            pass
    except TypeError as e:
        print(e)
    try:
        async for x in [1]:
            pass
    except TypeError as e:
        print(e)
    try:
        await 5
    except TypeError as e:
        print(e)
    coro = main2()
    print(await coro)
    try:
        await coro
    except RuntimeError as e:
        print(e)


async def main2():
    return await asyncio.gather(*[Countdown(2).__anext__() for _ in range(2)])


asyncio.run(main())
