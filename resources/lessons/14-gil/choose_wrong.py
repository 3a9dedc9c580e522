# Believes that only processes wait at the same time.
import time
from multiprocessing import Process
from threading import Thread

way = "processes"    # in turn, threads or processes

def wait():
    time.sleep(0.3)

def run(kind):
    team = [kind(target=wait) for n in range(8)]
    for worker in team:
        worker.start()
    for worker in team:
        worker.join()

if __name__ == "__main__":
    start = time.monotonic()
    for n in range(4):
        wait()
    deadline = time.monotonic() - start
    start = time.monotonic()
    if way == "in turn":
        for n in range(8):
            wait()
    else:
        run(Thread if way == "threads" else Process)
    print("in time" if time.monotonic() - start < deadline else "late")
