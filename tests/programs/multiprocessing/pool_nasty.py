# Pools used in less usual ways: from threads, in children, big results, none at all, keyword arguments, methods.
from multiprocessing import Pool, Process, Queue
from multiprocessing.pool import ThreadPool
import multiprocessing
import threading


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def moved(self, dx, dy=0):
        return Point(self.x + dx, self.y + dy)

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    @staticmethod
    def origin():
        return Point(0, 0)

    @classmethod
    def of(cls, text):
        return cls(*map(int, text.split(",")))


def big(n):
    return "x" * n


def identity(x):
    return x


def nested(q):
    with Pool(2) as pool:
        q.put(pool.map(identity, range(4)))


def use_from_thread(pool, results, n):
    results[n] = pool.map(identity, [n] * 3)


if __name__ == "__main__":
    with Pool(2) as pool:
        print(pool.map(Point.of, ["1,2", "3,4"]), pool.apply(Point.origin))
        print(pool.apply(Point(1, 1).moved, (2,), {"dy": 5}))
        print([len(s) for s in pool.map(big, [10, 1000000, 3])])
        print(len(pool.map(identity, range(20000))), sum(pool.imap_unordered(identity, range(500), chunksize=50)))
        print(pool.map(identity, [None, (), "", b"", {}, {1}, 2.5]))
        results = {}
        ts = [threading.Thread(target=use_from_thread, args=(pool, results, n)) for n in range(4)]
        [t.start() for t in ts]
        [t.join() for t in ts]
        print(sorted(results.items()))
        print(pool.map(len, ["a", "bb"]), pool.map(str.upper, ["x"]), pool.map(abs, [-1]))
        it = pool.imap(identity, iter([1, 2, 3]))
        print(it.__iter__() is it, [x for x in it])
        print(pool.starmap(max, [(1, 2), (4, 3)], chunksize=1))
        print(pool.map(identity, "abc"), pool.map(identity, {"k": 1}))
    q = Queue()
    p = Process(target=nested, args=(q,))
    p.start()
    print(q.get())
    p.join()
    with ThreadPool(3) as pool:
        with Pool(2) as inner:
            print(pool.map(lambda n: inner.apply(identity, (n,)), range(5)))
    pool = Pool(1)
    r = pool.map_async(identity, [])
    print(r.get(), r.ready(), r.successful())
    pool.close()
    pool.close()
    pool.join()
    pool.terminate()
    pool.join()
    print(multiprocessing.active_children())
