# ends: exit 0: 2
from multiprocessing import Process, Value, Lock
def work(v, lock):
    lock.acquire()
    v.value = v.value + 1
    lock.release()
if __name__ == "__main__":
    lock = Lock()
    v = Value('i', 0, lock=False)
    ps = [Process(target=work, args=(v, lock)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(v.value)
