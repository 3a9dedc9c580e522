# sys.exit() in a task ends the program, through the loop; of the task that nobody has looked at it is told.
import asyncio
import sys


async def leaves():
    sys.exit(3)


async def main():
    task = asyncio.create_task(leaves())
    try:
        await asyncio.sleep(1)
    finally:
        print("main is cancelled")


asyncio.run(main())
