import time
from multiprocessing import Process, Queue

size = 1
pause = 0.3
writers = 1
readers = 1

def write(q):
    for number in range(6):
        q.put(number)
        print("put", number, flush=True)

def read(q):
    while True:
        time.sleep(pause)
        number = q.get()
        if number is None:
            break
        print("got", number, flush=True)

if __name__ == "__main__":
    q = Queue(size)
    sources = [Process(target=write, args=(q,), name="writer") for n in range(writers)]
    sinks = [Process(target=read, args=(q,), name="reader") for n in range(readers)]
    for p in sources + sinks:
        p.start()
    for p in sources:
        p.join()
    for p in sinks:
        q.put(None)    # one end mark for each reader
    for p in sinks:
        p.join()
