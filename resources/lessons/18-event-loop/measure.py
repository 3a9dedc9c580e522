import asyncio, threading, time

many = 500

async def wait():
    await asyncio.sleep(0.2)

async def all_of_them():
    await asyncio.gather(*[wait() for n in range(many)])

def threads():
    team = [threading.Thread(target=time.sleep, args=(0.2,))
            for n in range(many)]
    for thread in team:
        thread.start()
    for thread in team:
        thread.join()

def tell(label, way):
    start = time.perf_counter()
    way()
    spent = time.perf_counter() - start - 0.2
    print(label, max(0.0001, round(1000 * spent / many, 4)), flush=True)

tell("coroutine", lambda: asyncio.run(all_of_them()))
tell("thread", threads)
