# ends: exit 0: 1 | exit 0: 2
from multiprocessing import Process, Manager

def add(d):
    d["n"] += 1

with Manager() as manager:
    d = manager.dict(n=0)
    both = [Process(target=add, args=(d,)) for _ in range(2)]
    for p in both:
        p.start()
    for p in both:
        p.join()
    print(d["n"])
