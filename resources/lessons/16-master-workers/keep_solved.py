import os
from multiprocessing import Process

def work(numbers):
    for number in numbers:
        if number == 2:
            os.abort()
        print("served", number, flush=True)

if __name__ == "__main__":
    lost = []
    for number in range(5):
        p = Process(target=work, args=([number],))
        p.start()
        p.join()
        if p.exitcode != 0:
            lost.append(number)
    print("lost", lost)
