# options: --gil off
# Many threads hand callbacks to one loop at once: every one of them is called, each thread's in its order.
import asyncio
import threading

PER_THREAD = 400
THREADS = 4


async def main():
    loop = asyncio.get_running_loop()
    got = {n: [] for n in range(THREADS)}
    all_there = asyncio.Event()

    def take(n, i):
        got[n].append(i)
        if sum(map(len, got.values())) == THREADS * PER_THREAD:
            all_there.set()

    def send(n):
        for i in range(PER_THREAD):
            loop.call_soon_threadsafe(take, n, i)

    threads = [threading.Thread(target=send, args=(n,)) for n in range(THREADS)]
    for t in threads:
        t.start()
    await all_there.wait()
    for t in threads:
        t.join()
    print(all(items == list(range(PER_THREAD)) for items in got.values()))


asyncio.run(main())
