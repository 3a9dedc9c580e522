# Futures that submit futures, results fed on, many small tasks.
from concurrent.futures import ThreadPoolExecutor, as_completed
import threading

total = 0
lock = threading.Lock()


def add(n):
    global total
    with lock:
        total += n
    return n


def outer(pool, n):
    return pool.submit(add, n)


with ThreadPoolExecutor(4) as pool:
    inner = [pool.submit(outer, pool, n).result() for n in range(10)]
    print(sum(f.result() for f in inner), total)
    fs = [pool.submit(add, 1) for _ in range(300)]
    print(sum(f.result() for f in as_completed(fs)), total)
    print(list(pool.map(lambda a, b: a * b, range(5), range(5, 10))))
    print(sum(pool.map(add, range(100))))
    it = pool.map(str, [1, 2, 3])
    print(next(it), list(it))
print(total)
