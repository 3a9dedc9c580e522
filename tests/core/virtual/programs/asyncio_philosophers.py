# whoever awaits the tasks one by one is in no circle, but waits for one
# ends: deadlock:
import asyncio
async def eat(left, right):
    async with left:
        await asyncio.sleep(0.1)
        async with right:
            pass
async def main():
    forks = [asyncio.Lock() for _ in range(3)]
    tasks = [asyncio.create_task(eat(forks[i], forks[(i + 1) % 3])) for i in range(3)]
    for task in tasks:
        await task
    print("done")
asyncio.run(main())
