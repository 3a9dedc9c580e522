import time
from threading import Thread

workers = 4
waiting = 0    # the share of the work that is waiting; the rest is computing
size = 8000000

def part():
    time.sleep(1.5 * waiting / workers)
    total = 0
    for n in range(round(size * (1 - waiting) / workers)):
        total = total + n

start = time.perf_counter()
team = [Thread(target=part) for n in range(workers)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
print(f"shared by {workers}: {time.perf_counter() - start:.1f} s")
