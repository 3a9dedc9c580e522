# python: 3.11
# Debug mode: slow callbacks are told, what was created says where, and what belongs to another thread is refused.
import asyncio
import logging
import re
import threading
import time


class Rounded(logging.Handler):
    def emit(self, record):
        print(record.name, record.levelname, re.sub(r"took \d+\.\d+", "took …", record.getMessage()), flush=True)


logging.getLogger("asyncio").addHandler(Rounded())


async def main():
    time.sleep(0.15)


asyncio.run(main(), debug=True)


async def work():
    await asyncio.sleep(0)
    time.sleep(0.12)
    return "x" * 3


async def main2():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    loop.call_soon(time.sleep, 0.11)
    task = asyncio.create_task(work(), name="slow one")
    await task
    loop.slow_callback_duration = 1
    time.sleep(0.3)


asyncio.run(main2(), debug=True)


def later():
    pass


async def main3():
    loop = asyncio.get_running_loop()
    loop.slow_callback_duration = 5
    handle = loop.call_later(5, later)
    print(repr(handle).split(" when=")[0], repr(handle).split("created at")[1])
    handle.cancel()
    print(repr(handle).split("later")[1])
    future = loop.create_future()
    print(repr(future).split("/")[0], repr(future).split("/")[-1])
    task = asyncio.create_task(asyncio.sleep(1))
    print(repr(task).split("python3.11/")[-1])
    async with asyncio.TaskGroup() as g:
        inner = g.create_task(asyncio.sleep(0))
        print(repr(inner).split("python3.11/")[-1])
    task.cancel()
    got = []

    def elsewhere(what):
        try:
            what()
        except RuntimeError as e:
            got.append(e)

    for what in (lambda: loop.call_soon(later), lambda: loop.call_later(1, later), lambda: future.set_result(1), lambda: loop.call_soon_threadsafe(later)):
        thread = threading.Thread(target=elsewhere, args=(what,))
        thread.start()
        thread.join()
    print(got, future)
    for what in (lambda: loop.call_soon(main), lambda: loop.call_soon(5), lambda: loop.call_at(1, main)):
        try:
            what()
        except TypeError as e:
            print(str(e).split("0x")[0])
    print(await asyncio.to_thread(len, "abc"), await asyncio.gather(asyncio.sleep(0, 1), asyncio.sleep(0.01, 2)))
    q = asyncio.Queue()
    async with asyncio.timeout(1):
        await q.put(1)
        print(await q.get())


asyncio.run(main3(), debug=True)
