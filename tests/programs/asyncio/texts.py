# How futures, tasks and handles show themselves.
import asyncio
import functools


async def give(value):
    return value


def call(*args, **kwargs):
    pass


class Thing:
    def method(self, x):
        pass


async def main():
    loop = asyncio.get_running_loop()
    for value in (1, "short", "x" * 50, [1, 2, 3], list(range(20)), (1,), {"a": 1}, {i: i for i in range(9)}, {3, 1, 2}, 10 ** 60, None, [["deep", ["deeper"]]]):
        f = loop.create_future()
        f.set_result(value)
        print(f)
        t = asyncio.create_task(give(value))
        await t
        print(t)
    f = loop.create_future()
    for n in range(4):
        f.add_done_callback(call)
        print(f)
    f.cancel("why")
    print(f)
    h = loop.call_soon(call, 1, "x" * 40, [1, 2])
    print(h)
    h.cancel()
    print(h)
    print(loop.call_soon(functools.partial(call, 1, k="v"), 2))
    print(loop.call_soon(Thing().method, 5))
    print(str(loop.call_later(50, call))[:18])
    print(loop)
    t = asyncio.create_task(give(1), name="named")
    print(t)
    t.cancel()
    print(t)
    await asyncio.wait([t])
    print(t)


asyncio.run(main())
