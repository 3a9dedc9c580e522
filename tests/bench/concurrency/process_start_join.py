# title: start and join a Process
# goal: 4
import time
from multiprocessing import Process

def nothing():
    pass

if __name__ == "__main__":
    start = time.perf_counter()
    for i in range(100):
        process = Process(target=nothing)
        process.start()
        process.join()
    print((time.perf_counter() - start) / 100)
