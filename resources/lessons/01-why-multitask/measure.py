import time
from multiprocessing import Process
from threading import Thread

jobs = 4
size = 3000000

def wait():
    time.sleep(0.2)

def compute():
    total = 0
    for n in range(size):
        total = total + n

def in_turn(job):
    for n in range(jobs):
        job()

def team(kind, job):
    workers = [kind(target=job) for n in range(jobs)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

def tell(label, way, *words):
    start = time.perf_counter()
    way(*words)
    print(label, round(time.perf_counter() - start, 4), flush=True)

if __name__ == "__main__":
    for job in [wait, compute]:
        tell(job.__name__ + "-in-turn", in_turn, job)
        tell(job.__name__ + "-threads", team, Thread, job)
        tell(job.__name__ + "-processes", team, Process, job)
