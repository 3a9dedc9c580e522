import time
from multiprocessing import Process
from threading import Thread

jobs = 4
seconds = 0.5

def job():
    time.sleep(seconds)

def run(kind, count, target):
    team = [kind(target=target) for n in range(count)]
    for worker in team:
        worker.start()
    for worker in team:
        worker.join()

def in_turn():
    for n in range(jobs):
        job()

def half():
    run(Thread, jobs // 2, job)

def threads():
    run(Thread, jobs, job)

def processes():
    run(Process, jobs, job)

def mixed():
    run(Process, 2, half)

def race(way):
    way()
    print(way.__name__, "done", flush=True)

if __name__ == "__main__":
    racers = []
    for way in [in_turn, threads, processes, mixed]:
        racers.append(Process(target=race, args=(way,), name=way.__name__))
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
