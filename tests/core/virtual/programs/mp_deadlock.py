# ends: deadlock:  | exit 0: done
from multiprocessing import Process, Lock
def one(a, b):
    with a:
        with b:
            pass
def two(a, b):
    with b:
        with a:
            pass
if __name__ == "__main__":
    a, b = Lock(), Lock()
    p = Process(target=one, args=(a, b)); q = Process(target=two, args=(a, b))
    p.start(); q.start()
    p.join(); q.join()
    print("done")
