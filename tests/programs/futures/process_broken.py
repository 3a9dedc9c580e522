# A worker that dies breaks the whole executor: every future that is not done gets BrokenProcessPool.
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
import os
import time


def die():
    os._exit(3)


def killed():
    os.kill(os.getpid(), 9)


def sleep_long():
    time.sleep(10)


for how in (die, killed):
    with ProcessPoolExecutor(2) as pool:
        f = pool.submit(how)
        g = pool.submit(sleep_long)
        for future in (f, g):
            try:
                print(future.result())
            except BrokenProcessPool as e:
                print(e)
        try:
            pool.submit(sleep_long)
        except BrokenProcessPool as e:
            print(type(e).__name__, e)
print("the program goes on")
