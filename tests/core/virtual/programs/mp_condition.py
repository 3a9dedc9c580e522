# ends: exit 0: done | stuck:
from multiprocessing import Process, Condition
def waiter(c):
    with c: c.wait()
if __name__ == "__main__":
    c = Condition()
    p = Process(target=waiter, args=(c,)); p.start()
    with c: c.notify()
    p.join()
    print("done")
