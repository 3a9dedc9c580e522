import asyncio


async def work(n):
    await asyncio.sleep(0.001)
    return n


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(work(1)))
print(loop)
print(loop.is_running(), loop.is_closed())


def tick(n):
    print("tick", n)
    if n == 0:
        loop.stop()
    else:
        loop.call_later(0.001, tick, n - 1)


loop.call_soon(tick, 3)
loop.run_forever()
print("stopped")
task = loop.create_task(work(5))
print(loop.run_until_complete(task), task.result())


async def stops():
    asyncio.get_running_loop().stop()
    await asyncio.sleep(1)

try:
    loop.run_until_complete(stops())
except RuntimeError as e:
    print(e)


for t in asyncio.all_tasks(loop):
    t.cancel()
    try:
        loop.run_until_complete(t)
    except asyncio.CancelledError:
        print("cancelled")
loop.close()
print(loop)
try:
    loop.call_soon(print)
except RuntimeError as e:
    print(e)
with asyncio.Runner() as runner:
    print(runner.run(work(7)), runner.run(work(8)), runner.get_loop().is_running())
try:
    runner.run(work)
except ValueError as e:
    print(str(e)[:24])
