# ends: deadlock:  | exit 0: done
from multiprocessing import Process, Semaphore
def a(x, y):
    with x:
        with y: pass
x, y = Semaphore(1), Semaphore(1)
ps = [Process(target=a, args=(x, y)), Process(target=a, args=(y, x))]
for p in ps: p.start()
for p in ps: p.join()
print("done")
