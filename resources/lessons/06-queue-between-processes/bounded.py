import time
from multiprocessing import Process, Queue

size = 1
pause = 0.3

def write(q):
    for number in range(6):
        q.put(number)
        print("put", number, flush=True)
    q.put(None)

def read(q):
    while True:
        time.sleep(pause)
        number = q.get()
        if number is None:
            break
        print("got", number, flush=True)

if __name__ == "__main__":
    q = Queue(size)
    w = Process(target=write, args=(q,), name="writer")
    r = Process(target=read, args=(q,), name="reader")
    w.start()
    r.start()
    w.join()
    r.join()
