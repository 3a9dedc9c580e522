import time
from multiprocessing import Pool

workers = 3

def task(number):
    time.sleep(0.5)

if __name__ == "__main__":
    start = time.monotonic()
    for n in range(3):
        task(n)
    deadline = time.monotonic() - start

    with Pool(workers) as pool:
        start = time.monotonic()
        pool.map(task, range(6), 1)
        needed = time.monotonic() - start
    if needed < deadline:
        print(workers, "workers: in time")
    else:
        print(workers, "workers: late")
