import time
from multiprocessing import Process

workers = 3

def work(number):
    time.sleep(0.3 * (number + 1))
    print("worker", number, "done", flush=True)

if __name__ == "__main__":
    for n in range(workers):
        p = Process(target=work, args=(n,))
        p.start()
    time.sleep(0.4)
    print("all done", flush=True)
