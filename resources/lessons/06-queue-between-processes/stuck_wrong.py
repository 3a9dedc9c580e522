# Removes the join of the process. It is the join of the queue that waits for the items.
import time
from multiprocessing import JoinableQueue, Process

def read(q):
    while True:
        number = q.get()
        time.sleep(0.3)
        print("got", number, flush=True)
        q.task_done()

if __name__ == "__main__":
    q = JoinableQueue()
    r = Process(target=read, args=(q,))
    r.start()
    for number in range(3):
        q.put(number)
    q.join()
    r.terminate()
