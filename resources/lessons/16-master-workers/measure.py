import time
from multiprocessing import Process
from threading import Thread

def nothing():
    pass

def tell(label, kind, count):
    start = time.perf_counter()
    team = [kind(target=nothing) for n in range(count)]
    for worker in team:
        worker.start()
    for worker in team:
        worker.join()
    needed = time.perf_counter() - start
    print(label, round(1000 * needed / count, 4), flush=True)

if __name__ == "__main__":
    for count in [10, 100]:
        tell(f"thread-{count}", Thread, count)
        tell(f"process-{count}", Process, count)
    tell("thread-1000", Thread, 1000)
