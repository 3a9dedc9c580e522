# A lock and a counter handed to a pool's workers by its initializer, as the documentation recommends.
from multiprocessing import Lock, Pool, Value, Queue
import multiprocessing

counter = None
lock = None


def init(l, c):
    global lock, counter
    lock = l
    counter = c


def add(n):
    for _ in range(100):
        with lock:
            counter.value += 1
    return n


def use_lock(l):
    return 1


if __name__ == "__main__":
    l = Lock()
    c = Value("i", 0)
    with Pool(3, initializer=init, initargs=(l, c)) as pool:
        print(sum(pool.map(add, range(10))))
    print(c.value)
    with Pool(1) as pool:
        for thing in (l, Queue(), c):
            try:
                pool.map(use_lock, [thing])
            except RuntimeError as e:
                print(e)
    m = multiprocessing.Manager()
    with Pool(2) as pool:
        q = m.Queue()
        pool.starmap(put, []) if False else None
        pool.map(q.put, [1, 2, 3])
        print(sorted(q.get() for _ in range(3)))
