# Pool: map, starmap, apply, apply_async, imap, imap_unordered.
from multiprocessing import Pool
import multiprocessing
import os


def square(x):
    return x * x


def add(a, b):
    return a + b


def power(base, exponent=2):
    return base ** exponent


if __name__ == "__main__":
    with Pool(4) as p:
        print(p.map(square, [1, 2, 3]))
        print(p.map(square, range(30), chunksize=4))
        print(p.map(square, (n for n in range(3))))
        print(p.map(square, []))
        print(p.starmap(add, [(1, 2), (3, 4)]))
        print(p.apply(add, (5, 6)))
        print(p.apply(power, (3,), {"exponent": 3}))
        r = p.apply_async(add, (1, 1))
        print(r.get(timeout=10), r.ready(), r.successful())
        m = p.map_async(square, [7, 8])
        m.wait()
        print(m.ready(), m.successful(), m.get())
        print(p.starmap_async(power, [(2, 3), (2,)]).get())
        print(list(p.imap(square, range(8))))
        print(list(p.imap(square, range(8), chunksize=3)))
        print(sorted(p.imap_unordered(square, range(8))))
        it = p.imap(square, [1, 2])
        print(next(it), it.next(timeout=5))
        try:
            next(it)
        except StopIteration:
            print("stop")
        results = [p.apply_async(os.getpid) for _ in range(4)]
        print(all(r.get() != os.getpid() for r in results))
    print(multiprocessing.pool.Pool is not None)
