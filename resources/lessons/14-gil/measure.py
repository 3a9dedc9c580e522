import time
from multiprocessing import Process
from threading import Thread

size = 5000000

def compute():
    total = 0
    for n in range(size):
        total = total + n

def tell(label, kind, count):
    start = time.perf_counter()
    team = [kind(target=compute) for n in range(count)]
    for worker in team:
        worker.start()
    for worker in team:
        worker.join()
    print(label, round(time.perf_counter() - start, 4), flush=True)

if __name__ == "__main__":
    tell("one", Thread, 1)
    tell("two-threads", Thread, 2)
    tell("two-processes", Process, 2)
    tell("four-threads", Thread, 4)
    tell("four-processes", Process, 4)
