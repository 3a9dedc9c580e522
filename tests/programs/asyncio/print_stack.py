# Where a task waits, and where the exception that ended one came from.
import asyncio
import sys


async def waits():
    await asyncio.sleep(1)


async def fails():
    raise ValueError("no")


async def main():
    task = asyncio.create_task(waits(), name="waits")
    print([frame.f_code.co_name for frame in task.get_stack()])
    await asyncio.sleep(0)
    task.print_stack(file=sys.stdout)
    print(task.get_stack()[0].f_lineno, task.get_stack(limit=0))
    failed = asyncio.create_task(fails(), name="fails")
    await asyncio.wait([failed])
    failed.print_stack(file=sys.stdout)
    print([frame.f_code.co_name for frame in failed.get_stack()], failed.exception())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        pass
    print(task.get_stack())


asyncio.run(main())
