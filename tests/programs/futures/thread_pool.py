# What a tutorial shows first: submit, result, map, as_completed.
from concurrent.futures import ThreadPoolExecutor, as_completed
import threading
import time


def square(x):
    return x * x


def whoami():
    return threading.current_thread().name


with ThreadPoolExecutor(max_workers=3) as pool:
    future = pool.submit(square, 7)
    print(future.result())
    print(future.done(), future.running(), future.cancelled())
    print(list(pool.map(square, range(10))))
    print(list(pool.map(pow, [2, 3, 4], [5, 2, 1])))
    futures = {pool.submit(square, n): n for n in range(5)}
    print(sorted((futures[f], f.result()) for f in as_completed(futures)))

with ThreadPoolExecutor(2, thread_name_prefix="io") as pool:
    print(pool.submit(whoami).result())

with ThreadPoolExecutor(1) as pool:
    print(pool.submit(whoami).result())

try:
    pool.submit(square, 1)
except RuntimeError as e:
    print(e)
