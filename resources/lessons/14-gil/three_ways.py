import os, time
from multiprocessing import Process
from threading import Thread

workers = 4
size = 3000000

def compute():
    total = 0
    for n in range(size):
        total = total + n

def seconds(kind):
    start = time.perf_counter()
    team = [kind(target=compute) for n in range(workers)]
    for worker in team:
        worker.start()
    for worker in team:
        worker.join()
    return time.perf_counter() - start

if __name__ == "__main__":
    start = time.perf_counter()
    for n in range(workers):
        compute()
    in_turn = time.perf_counter() - start
    print("cores this program may use:", len(os.sched_getaffinity(0)))
    print(f"threads: {in_turn / seconds(Thread):.2f} times as fast as in turn")
    print(f"processes: {in_turn / seconds(Process):.2f} times as fast as in turn")
