# Changes the worker, so that it does not crash.
import os
from multiprocessing import Process

def work(numbers):
    for number in numbers:
        if number == 2:
            continue
        print("served", number, flush=True)

if __name__ == "__main__":
    p = Process(target=work, args=([0, 1, 2, 3, 4],))
    p.start()
    p.join()
    print("lost [2]")
