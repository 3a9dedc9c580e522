import os, time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

def wait(n):
    time.sleep(0.05)

def compute(n):
    total = 0
    for i in range(300000):
        total = total + i

def seconds(kind, workers, job):
    with kind(workers) as pool:
        list(pool.map(job, range(workers)))    # all workers are there
        start = time.perf_counter()
        list(pool.map(job, range(16)))
        return time.perf_counter() - start

if __name__ == "__main__":
    print("cores this program may use:", len(os.sched_getaffinity(0)))
    for kind, job in [(ThreadPoolExecutor, wait), (ThreadPoolExecutor, compute), (ProcessPoolExecutor, compute)]:
        alone = seconds(kind, 1, job)
        for workers in [1, 2, 4, 8]:
            speed = alone / seconds(kind, workers, job)
            print(f"{job.__name__}, {workers} of {kind.__name__}: {speed:.1f} times as fast")
