# What start, join and friends refuse.
from multiprocessing import BoundedSemaphore, Process, Semaphore
import os

def nothing(): pass

if __name__ == "__main__":
    p = Process(target=nothing)
    for early in (p.join, p.is_alive, p.close):
        try:
            print(early())
        except (AssertionError, ValueError) as error:
            print(type(error).__name__, error)
    p = Process(target=nothing)
    p.start()
    p.join()
    for late in (p.start, lambda: Process(1), lambda: setattr(p, "daemon", True)):
        try:
            late()
        except (AssertionError, TypeError) as error:
            print(type(error).__name__, error)
    print(p.join(timeout=1), p.exitcode)
    p.close()
    try:
        p.exitcode
    except ValueError as error:
        print(error)
for kind in (Semaphore, BoundedSemaphore):
    try:
        kind(-1)
    except OSError as e:
        print(e)
