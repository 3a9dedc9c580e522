# Sleeps until the reader should be through. How long is long enough?
import time
from multiprocessing import Process, Queue

def write(q):
    for value in ["A", "B", "C"]:
        print("put", value, flush=True)
        q.put(value)

def read(q):
    while True:
        value = q.get()
        time.sleep(0.2)
        print("got", value, flush=True)

if __name__ == "__main__":
    q = Queue()
    w = Process(target=write, args=(q,), name="writer")
    r = Process(target=read, args=(q,), name="reader")
    w.start()
    r.start()
    w.join()
    time.sleep(1.5)
    r.terminate()
