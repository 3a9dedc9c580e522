# A worker that is killed takes its task with it; the pool replaces the worker and goes on.
from multiprocessing import Pool, TimeoutError
import os
import sys


def square(x):
    return x * x


def kill_self():
    os.kill(os.getpid(), 9)


def leave():
    os._exit(7)


def system_exit():
    sys.exit(3)


if __name__ == "__main__":
    p = Pool(2)
    for how in (kill_self, leave, system_exit):
        lost = p.apply_async(how)
        try:
            lost.get(timeout=0.3)
        except TimeoutError:
            print("lost", lost.ready())
        print(p.map(square, range(5)))
    p.terminate()
    p.join()
    print("joined")
