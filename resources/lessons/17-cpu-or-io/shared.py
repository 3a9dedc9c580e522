import time
from concurrent.futures import ThreadPoolExecutor

workers = 4
waiting = 0.9    # the share of each job that is waiting; the rest is computing

def job(number):
    time.sleep(0.1 * waiting)
    total = 0
    for n in range(round(600000 * (1 - waiting))):
        total = total + n

start = time.perf_counter()
with ThreadPoolExecutor(workers) as pool:
    list(pool.map(job, range(16)))
print(f"16 jobs by {workers}: {time.perf_counter() - start:.1f} s")
