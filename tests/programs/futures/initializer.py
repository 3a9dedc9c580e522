# Each worker runs the initializer first; one that fails breaks the pool.
# check: type
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool
import threading

local = threading.local()
names = []


def prepare(greeting):
    local.greeting = greeting
    names.append(threading.current_thread().name)


def use(n):
    return f"{local.greeting} {n}"


with ThreadPoolExecutor(2, initializer=prepare, initargs=("hello",)) as pool:
    print(list(pool.map(use, range(3))))
print(1 <= len(names) <= 2)


def broken():
    raise OSError("cannot start")


pool = ThreadPoolExecutor(1, initializer=broken)
try:
    pool.submit(use, 1).result()
except BrokenThreadPool as e:
    print(e)
try:
    pool.submit(use, 1)
except RuntimeError as e:
    print(type(e).__mro__[1].__name__, e)
