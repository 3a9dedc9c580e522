# title: asyncio: 10 000 tasks, 100 000 switches
import asyncio, time

async def task(rounds):
    for i in range(rounds):
        await asyncio.sleep(0)

async def main():
    await asyncio.gather(*[task(10) for _ in range(10000)])

start = time.perf_counter()
asyncio.run(main())
print(time.perf_counter() - start)
