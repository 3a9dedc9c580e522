# callback and error_callback run in the parent, before get() comes back.
from multiprocessing import Pool
import threading

log = []


def collect(value):
    log.append(("ok", value))


def failed(problem):
    log.append(("error", type(problem).__name__, str(problem)))


def check(n):
    if n % 4 == 3:
        raise ValueError(f"bad {n}")
    return n * 10


if __name__ == "__main__":
    p = Pool(2)
    rs = [p.apply_async(check, (n,), callback=collect, error_callback=failed) for n in range(5)]
    p.close()
    p.join()
    print(sorted(log))
    log.clear()
    with Pool(2) as p:
        print(p.map_async(check, [0, 1, 2], callback=collect).get())
        m = p.map_async(check, [2, 3, 7], 1, callback=collect, error_callback=failed)
        try:
            m.get()
        except ValueError:
            pass
    print(log[0], log[1][:2])
