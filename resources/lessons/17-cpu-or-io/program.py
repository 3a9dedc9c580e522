import time
from concurrent.futures import ThreadPoolExecutor

waiting = 0.9
def job(n):
    time.sleep(0.1 * waiting)
    for step in range(round(1000000 * (1 - waiting))):
        pass

def seconds(workers):
    start = time.perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(job, range(16)))
    return time.perf_counter() - start

faster = seconds(1) / seconds(8)
many = "more than" if faster > 3 else "not"
print(f"8 threads: {many} 3 times as fast")
