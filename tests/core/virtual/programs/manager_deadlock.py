# ends: exit 0: done | deadlock:
from multiprocessing import Process, Manager

def take(one, other):
    with one:
        with other:
            pass

with Manager() as manager:
    a, b = manager.Lock(), manager.Lock()
    both = [Process(target=take, args=(a, b)), Process(target=take, args=(b, a))]
    for p in both:
        p.start()
    for p in both:
        p.join()
    print("done")
