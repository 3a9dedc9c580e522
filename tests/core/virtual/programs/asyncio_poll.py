# one task looks every tenth of a second, the other sets what it looks for a second later: deadlines pass in order
# ends: exit 0: seen
import asyncio
ready = False
async def look():
    while not ready:
        await asyncio.sleep(0.1)
    print("seen")
async def give():
    global ready
    await asyncio.sleep(1)
    ready = True
async def main():
    await asyncio.gather(look(), give())
asyncio.run(main())
