# Processes as workers: submit, map, chunks, exceptions with the worker's traceback as their cause.
from concurrent.futures import ProcessPoolExecutor, as_completed
import os


def square(x):
    return x * x


def is_prime(n):
    if n < 2:
        return False
    for i in range(2, int(n ** 0.5) + 1):
        if n % i == 0:
            return False
    return True


def fail(n):
    if n == 2:
        raise ValueError("two is not allowed")
    return n


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as pool:
        f = pool.submit(square, 12)
        print(f.result())
        print(pool.submit(os.getpid).result() != os.getpid())
        print(list(pool.map(square, range(10))))
        print(list(pool.map(square, range(20), chunksize=7)))
        print(list(zip([97, 98, 99, 101], pool.map(is_prime, [97, 98, 99, 101]))))
        print(list(pool.map(pow, (2, 3), (3, 2))))
        fs = [pool.submit(square, n) for n in range(5)]
        print(sorted(f.result() for f in as_completed(fs)))
        f = pool.submit(fail, 2)
        try:
            f.result()
        except ValueError as e:
            print("caught", e)
            cause = e.__cause__
            print(type(cause).__module__, type(cause).__name__)
            lines = str(cause).split("\n")
            print(lines[:3], lines[-3:])
        try:
            print(list(pool.map(fail, [0, 1, 2, 3])))
        except ValueError as e:
            print(e)
        f = pool.submit(lambda: 1)
        try:
            f.result()
        except Exception as e:
            print(type(e).__name__, str(e).split(" at ")[0])
        try:
            pool.map(square, [1], chunksize=0)
        except ValueError as e:
            print(e)
    try:
        pool.submit(square, 1)
    except RuntimeError as e:
        print(e)
    for bad in ({"max_workers": 0}, {"initializer": 4}):
        try:
            ProcessPoolExecutor(**bad)
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)
