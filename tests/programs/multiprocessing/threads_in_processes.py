# order: any
# Two processes with three threads each: six lines, each process counts its own.
from multiprocessing import Process
import threading

count = 0
lock = threading.Lock()

def work(name):
    global count
    with lock:
        count += 1
        print(name, "thread number", count)

def process(name):
    threads = [threading.Thread(target=work, args=(name,)) for _ in range(3)]
    for t in threads: t.start()
    for t in threads: t.join()
    print(name, "counted", count)

if __name__ == "__main__":
    ps = [Process(target=process, args=(n,)) for n in ("p", "q")]
    for p in ps: p.start()
    for p in ps: p.join()
    print("main counted", count)
