import asyncio
import concurrent.futures
import threading
import time


def blocking(n):
    time.sleep(0.01)
    return n * n, threading.current_thread() is threading.main_thread()


def fails():
    raise OSError("in thread")


async def ticker(log):
    while True:
        log.append(1)
        await asyncio.sleep(0.002)


async def main():
    log = []
    t = asyncio.create_task(ticker(log))
    print(await asyncio.to_thread(blocking, 3))
    print(len(log) > 0)
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, blocking, 4))
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, blocking, i) for i in range(4))))
    try:
        await asyncio.to_thread(fails)
    except OSError as e:
        print("caught", e)
    t.cancel()

    fut = loop.create_future()

    def from_thread():
        loop.call_soon_threadsafe(fut.set_result, "from a thread")

    threading.Thread(target=from_thread).start()
    print(await fut)

    async def add(a, b):
        await asyncio.sleep(0.001)
        return a + b

    def other_thread():
        f = asyncio.run_coroutine_threadsafe(add(1, 2), loop)
        return f.result(timeout=5)
    print(await asyncio.to_thread(other_thread))
    print(await asyncio.to_thread(dict, a=1, b=2))


asyncio.run(main())


def no_loop():
    try:
        asyncio.get_event_loop()
    except RuntimeError as e:
        print(e)


th = threading.Thread(target=no_loop, name="worker")
th.start()
th.join()
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
