import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

def wait(n):
    time.sleep(0.05)

def compute(n):
    total = 0
    for i in range(800000):
        total = total + i

def tell(label, kind, workers, job):
    with kind(workers) as pool:
        list(pool.map(job, range(workers)))    # all workers are there
        start = time.perf_counter()
        list(pool.map(job, range(16)))
        print(label, round(time.perf_counter() - start, 4), flush=True)

if __name__ == "__main__":
    for workers in [1, 2, 8]:
        tell(f"wait-threads-{workers}", ThreadPoolExecutor, workers, wait)
        tell(f"compute-threads-{workers}", ThreadPoolExecutor, workers, compute)
        tell(f"compute-processes-{workers}", ProcessPoolExecutor, workers, compute)
