# Leaves out the job that crashes. Who knows that before it has crashed?
import os
from multiprocessing import Process

def work(numbers):
    for number in numbers:
        if number == 2:
            os.abort()
        print("served", number, flush=True)

if __name__ == "__main__":
    p = Process(target=work, args=([0, 1, 3, 4],))
    p.start()
    p.join()
    print("lost [2]")
