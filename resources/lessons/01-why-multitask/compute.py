import os, time
from multiprocessing import Process
from threading import Thread

jobs = 4
size = 400000

def job():
    total = 0
    for n in range(size):
        total = total + n

def seconds(kind):
    start = time.perf_counter()
    team = [kind(target=job) for n in range(jobs)]
    for worker in team:
        worker.start()
    for worker in team:
        worker.join()
    return time.perf_counter() - start

def tell(name, times):
    if times > 3:
        print(name + ": more than 3 times as fast")
    else:
        print(name + ": not 3 times as fast")

if __name__ == "__main__":
    start = time.perf_counter()
    for n in range(jobs):
        job()
    alone = time.perf_counter() - start
    tell("threads", alone / seconds(Thread))
    tell("processes", alone / seconds(Process))
