import os, time
from multiprocessing import Process
from threading import Thread

workers = 4
waiting = 0    # the share of each job that is waiting; the rest is computing
size = 3000000

def job():
    time.sleep(0.5 * waiting)
    total = 0
    for n in range(round(size * (1 - waiting))):
        total = total + n

def seconds(kind):
    start = time.perf_counter()
    team = [kind(target=job) for n in range(workers)]
    for worker in team:
        worker.start()
    for worker in team:
        worker.join()
    return time.perf_counter() - start

if __name__ == "__main__":
    start = time.perf_counter()
    for n in range(workers):
        job()
    in_turn = time.perf_counter() - start
    print("cores this program may use:", len(os.sched_getaffinity(0)))
    print(f"threads: {in_turn / seconds(Thread):.2f} times as fast as in turn")
    print(f"processes: {in_turn / seconds(Process):.2f} times as fast as in turn")
