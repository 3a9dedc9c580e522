# What goes wrong with pools, in the worker, on the way and in using it.
from multiprocessing import Pool, TimeoutError
import multiprocessing
import time


def reciprocal(x):
    return 1 / x


def give_lambda(x):
    return lambda: x


def nap(seconds):
    time.sleep(seconds)
    return seconds


def bad_items():
    yield 1
    yield 2
    raise KeyError("the iterable failed")


if __name__ == "__main__":
    p = Pool(2)
    try:
        p.map(reciprocal, [2, 1, 0])
    except ZeroDivisionError as e:
        print(repr(e), type(e.__cause__).__module__, type(e.__cause__).__name__)
        lines = str(e.__cause__).split("\n")
        print(lines[0:3], lines[-3:])
    r = p.apply_async(reciprocal, (0,))
    r.wait()
    print(r.ready(), r.successful())
    try:
        r.get()
    except ZeroDivisionError as e:
        print(e)
    slow = p.apply_async(nap, (1,))
    try:
        slow.successful()
    except ValueError as e:
        print(str(e)[-10:])
    try:
        slow.get(timeout=0.05)
    except TimeoutError as e:
        print("timeout", repr(e), isinstance(e, multiprocessing.ProcessError))
    try:
        p.apply(give_lambda, (1,))
    except multiprocessing.pool.MaybeEncodingError as e:
        print(type(e).__name__, str(e)[:22])
    try:
        p.apply(lambda: 1)
    except Exception as e:
        print(type(e).__name__)
    values = []
    try:
        for value in p.imap(reciprocal, bad_items()):
            values.append(value)
    except KeyError as e:
        print(values, e)
    try:
        p.imap(reciprocal, [1], chunksize=0)
    except ValueError as e:
        print(e)
    try:
        p.join()
    except ValueError as e:
        print(e)
    p.close()
    try:
        p.map(reciprocal, [1])
    except ValueError as e:
        print(e)
    try:
        with p:
            pass
    except ValueError as e:
        print(e)
    p.join()
    print(repr(p)[:41])
    for bad in ({"processes": 0}, {"maxtasksperchild": 0}, {"initializer": 3}):
        try:
            Pool(**bad)
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)
    import pickle
    try:
        pickle.dumps(p)
    except NotImplementedError as e:
        print(e)
