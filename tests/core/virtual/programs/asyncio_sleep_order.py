# lower bounds: the clock may pass at any step, deadlines in order: b always wakes before a
# ends: exit 0: a
import asyncio
async def say(x, d):
    await asyncio.sleep(d)
    print(x)
async def main():
    await asyncio.gather(say("a", 2), say("b", 1))
asyncio.run(main())
