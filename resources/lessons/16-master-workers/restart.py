import os, time
from multiprocessing import Array, Process
from threading import Thread

kind = Process
workers = 2
crash = "abort"    # or "exception", or "none"
when = 2           # the job at which it happens
restart = True     # a worker that is gone

def serve(worker, jobs):
    for number in range(worker, len(jobs), workers):
        if jobs[number] > 0:
            continue    # somebody began it before
        jobs[number] = 1
        time.sleep(0.2)
        if number == when and crash == "abort":
            os.abort()
        if number == when and crash == "exception":
            raise ValueError("no paper")
        jobs[number] = 2

def run(jobs):
    team = []
    for n in range(workers):
        team.append(kind(target=serve, args=(n, jobs)))
        team[n].start()
    for n in range(workers):
        team[n].join()
        if restart and 0 in list(jobs)[n::workers]:
            print("worker", n, "is gone, another one goes on", flush=True)
            again = kind(target=serve, args=(n, jobs))
            again.start()
            again.join()

if __name__ == "__main__":
    jobs = Array("i", 8)    # 0: not begun, 1: begun, 2: served
    service = Process(target=run, args=(jobs,))
    service.start()
    service.join()
    served = list(jobs).count(2)
    print("served", served, "lost", len(jobs) - served)
