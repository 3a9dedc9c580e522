import time
from threading import Thread

jobs = 4
def job():
    time.sleep(0.5)
def in_turn():
    for n in range(jobs):
        job()
    print("in turn: done", flush=True)
def together():
    team = [Thread(target=job) for n in range(jobs)]
    for t in team: t.start()
    for t in team: t.join()
    print("together: done", flush=True)

Thread(target=in_turn).start()
Thread(target=together).start()
