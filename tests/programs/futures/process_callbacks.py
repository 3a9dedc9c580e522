# Callbacks and waiting with worker processes.
from concurrent.futures import FIRST_COMPLETED, FIRST_EXCEPTION, ProcessPoolExecutor, as_completed, wait
import os
import threading
import time

log = []


def work(n):
    if n == 3:
        raise RuntimeError("three")
    time.sleep(0.01 * n)
    return n * 10


def note(future):
    log.append((future.exception() and str(future.exception())) or future.result())


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as pool:
        fs = [pool.submit(work, n) for n in range(5)]
        for f in fs:
            f.add_done_callback(note)
        done, _ = wait(fs)
        print(len(done))
    print(sorted(map(str, log)))
    with ProcessPoolExecutor(2) as pool:
        fs = {pool.submit(work, n): n for n in (0, 1, 2)}
        print(sorted((fs[f], f.result()) for f in as_completed(fs, timeout=30)))
        slow, fast = pool.submit(time.sleep, 6), pool.submit(work, 0)
        done, rest = wait([slow, fast], return_when=FIRST_COMPLETED)
        print(done == {fast}, rest == {slow})
        bad = pool.submit(work, 3)
        done, rest = wait([slow, bad], return_when=FIRST_EXCEPTION)
        print(bad in done)
        try:
            pool.submit(time.sleep, 5).result(timeout=0.05)
        except TimeoutError as e:
            print("timeout", repr(e))
        for process in pool._processes.values():
            process.terminate()
    for _ in range(200):
        if threading.active_count() == 1:
            break
        time.sleep(0.01)
    print("end", threading.active_count())
