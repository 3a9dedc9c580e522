import asyncio, threading, time

tasks = 1000
length = 0.5

async def wait():
    await asyncio.sleep(length)

async def main():
    await asyncio.gather(*[wait() for n in range(tasks)])
    print(threading.active_count(), "thread for", tasks, "waits as coroutines")

asyncio.run(main())

few = 100
team = [threading.Thread(target=time.sleep, args=(length,)) for n in range(few)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
print(few, "threads more for", few, "waits as threads")
