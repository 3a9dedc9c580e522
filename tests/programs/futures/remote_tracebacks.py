# Where exceptions come from, as told by the worker and by the parent.
# check: type
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool
import traceback


def invert(x):
    return 1 / x


def divide(x, y):
    return x / y


def show(call):
    try:
        call()
    except Exception as e:
        lines = "".join(traceback.format_exception(e)).split("\n")
        print("\n".join(line for line in lines if "File" not in line or __file__ in line))


if __name__ == "__main__":
    with Pool(1) as p:
        show(lambda: p.map(invert, [0]))
        show(lambda: p.apply(invert, (0,)))
        show(lambda: p.starmap(divide, [(1, 0)]))
        show(lambda: list(p.imap(invert, [0])))
        show(lambda: list(p.imap(invert, [1, 0], chunksize=2)))
        show(lambda: p.apply_async(divide, (1, 0)).get())
    with ThreadPool(1) as p:
        show(lambda: p.map(invert, [0]))
    with ProcessPoolExecutor(1) as e:
        show(lambda: list(e.map(invert, [0])))
        show(lambda: e.submit(lambda: 1).result())
    show(lambda: p.map(invert, [1]))
    show(lambda: e.submit(invert, 1))
