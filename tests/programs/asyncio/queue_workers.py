# The worker pool of the documentation.
import asyncio


async def worker(name, queue, log):
    while True:
        n = await queue.get()
        await asyncio.sleep(0)
        log.append(n)
        print(f"{name} has processed {n}")
        queue.task_done()


async def producer(queue):
    for i in range(6):
        await queue.put(i)
        print("put", i, queue.qsize(), queue.full())


async def main():
    queue = asyncio.Queue(2)
    log = []
    workers = [asyncio.create_task(worker(f"worker-{i}", queue, log)) for i in range(3)]
    await producer(queue)
    await queue.join()
    for w in workers:
        w.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    print(sorted(log), queue)

    pq = asyncio.PriorityQueue()
    for item in [(3, "c"), (1, "a"), (2, "b"), (1, "A")]:
        pq.put_nowait(item)
    print([pq.get_nowait() for _ in range(pq.qsize())])
    lq = asyncio.LifoQueue(2)
    lq.put_nowait(1)
    lq.put_nowait(2)
    try:
        lq.put_nowait(3)
    except asyncio.QueueFull as e:
        print("full", repr(e))
    print(await lq.get(), await lq.get())
    try:
        lq.get_nowait()
    except asyncio.QueueEmpty as e:
        print("empty", repr(e))
    lq.task_done()
    lq.task_done()
    try:
        lq.task_done()
    except ValueError as e:
        print(e)
    q = asyncio.Queue()
    try:
        await asyncio.wait_for(q.get(), 0.01)
    except asyncio.TimeoutError:
        print("nothing came")
    print(q, q.maxsize, q.empty())


asyncio.run(main())
