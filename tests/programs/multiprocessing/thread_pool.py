# multiprocessing.pool.ThreadPool and multiprocessing.dummy: the same calls with threads.
from multiprocessing.pool import ThreadPool
from multiprocessing.dummy import Pool as DummyPool
import multiprocessing.dummy
import os
import threading


def square(x):
    return x * x


def fail(x):
    raise ValueError(x)


def prepare(name):
    threading.current_thread().tag = name


def tag(_):
    return threading.current_thread().tag, threading.current_thread().daemon


with ThreadPool(3) as pool:
    print(pool.map(square, range(10)))
    print(pool.apply(os.getpid) == os.getpid())
    print(list(pool.imap(lambda x: x + 1, range(5))))
    print(sorted(pool.imap_unordered(square, range(5))))
    try:
        pool.map(fail, [1])
    except ValueError as e:
        print(repr(e), e.__cause__)
    print(repr(pool)[:44])
pool.join()

pool = ThreadPool(1, prepare, ("tagged",))
print(pool.map(tag, [1, 2]))
pool.close()
pool.join()
print(threading.active_count())

with DummyPool(2) as pool:
    print(pool.starmap(pow, [(2, 3), (3, 2)]))

p = multiprocessing.dummy.Process(target=lambda: print("in", threading.current_thread().name))
p.start()
p.join()
print(p.exitcode, threading.active_count() >= 1)
