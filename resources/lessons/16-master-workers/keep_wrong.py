# Believes that a crash in the child is an exception in the parent.
import os
from multiprocessing import Process

def work(numbers):
    for number in numbers:
        if number == 2:
            os.abort()
        print("served", number, flush=True)

if __name__ == "__main__":
    p = Process(target=work, args=([0, 1, 2, 3, 4],))
    try:
        p.start()
        p.join()
    except Exception:
        print("lost [2]")
