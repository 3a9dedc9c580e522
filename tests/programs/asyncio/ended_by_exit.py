# An exit in a task goes through the loop, and nobody is told that it was not retrieved.
import asyncio, sys, traceback


async def leaves():
    await asyncio.sleep(0)
    sys.exit(4)


async def interrupts():
    raise KeyboardInterrupt


async def main():
    await asyncio.create_task(leaves())


for one in (leaves, interrupts):
    try:
        asyncio.run(one())
    except BaseException as e:
        print(type(e).__name__)
try:
    raise ExceptionGroup("several", [ValueError(1), OSError(2, "No", "f")])
except ExceptionGroup:
    traceback.print_exc(file=sys.stdout)
asyncio.run(main())
