import asyncio

async def slow():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print("slow: cancelled at its await")
        raise

async def main():
    task = asyncio.create_task(slow())
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("main: the task was cancelled")
    try:
        await asyncio.wait_for(asyncio.sleep(60), timeout=0.2)
    except asyncio.TimeoutError:
        print("main: too slow")

asyncio.run(main())
