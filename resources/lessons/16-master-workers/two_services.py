import os, threading, time
from multiprocessing import Process, Value

def serve(worker, served):
    time.sleep(0.2)
    if worker == 1:
        os.abort()
    time.sleep(0.5)
    with served.get_lock():
        served.value = served.value + 1

def run(kind, served):
    team = [kind(target=serve, args=(n, served)) for n in range(3)]
    for worker in team:
        worker.start()
    for worker in team:
        worker.join()

if __name__ == "__main__":
    served = Value("i", 0)
    service = Process(target=run, args=(threading.Thread, served))
    service.start()
    service.join()
    print("threads served", served.value)
    served = Value("i", 0)
    run(Process, served)
    print("processes served", served.value)
