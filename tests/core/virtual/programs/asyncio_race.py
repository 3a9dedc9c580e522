# deterministic: both read 0, then both write 1
# ends: exit 0: 1
import asyncio
n = 0
async def inc():
    global n
    x = n
    await asyncio.sleep(0)
    n = x + 1
async def main():
    await asyncio.gather(inc(), inc())
    print(n)
asyncio.run(main())
