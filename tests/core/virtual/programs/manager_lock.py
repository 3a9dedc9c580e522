# ends: exit 0: 2
from multiprocessing import Process, Manager

def add(d, lock):
    with lock:
        d["n"] += 1

with Manager() as manager:
    d = manager.dict(n=0)
    lock = manager.Lock()
    both = [Process(target=add, args=(d, lock)) for _ in range(2)]
    for p in both:
        p.start()
    for p in both:
        p.join()
    print(d["n"])
