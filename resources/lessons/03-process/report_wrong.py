# Takes "no longer alive" for "ended well".
import sys
from multiprocessing import Process

def good():
    pass

def tired():
    sys.exit(3)

def broken():
    raise ValueError("no such number")

if __name__ == "__main__":
    team = [Process(target=f, name=f.__name__) for f in [good, tired, broken]]
    for p in team:
        p.start()
    for p in team:
        p.join()
        print(p.name, int(p.is_alive()))
