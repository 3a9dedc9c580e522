# title: Pool(4), 1000 tasks that do nothing
# goal: 4
import time
from multiprocessing import Pool

def nothing(n):
    return n

if __name__ == "__main__":
    start = time.perf_counter()
    with Pool(4) as pool:
        results = [pool.apply_async(nothing, (n,)) for n in range(1000)]
        assert [r.get() for r in results] == list(range(1000))
    print(time.perf_counter() - start)
