# A coroutine that nobody awaits is told of where its name lets go of it, once nobody else has it.
import asyncio

async def work():
    print("work")

async def main():
    made = work()
    other = made
    made = None
    print("still there")
    other = None
    print("gone")
    again = work()
    del again
    kept = work()
    await kept
    kept = None

asyncio.run(main())
made = work()
del made
print("end")
