# check: type
# What a child prints when it fails, and what the parent sees of it.
from multiprocessing import Process
import sys

def inner(n): return 1 / n
def fails(n): inner(n)

if __name__ == "__main__":
    p = Process(target=fails, args=(0,), name="failing")
    p.start()
    p.join()
    print(p.exitcode, repr(p).replace(str(p.pid), "PID").split("parent")[0])
    fails(0)
