# A size may be a float, as cpu_count() / 2 is: it is only compared with.
import queue
import threading

s = threading.Semaphore(3 / 2)
print([s.acquire(blocking=False) for _ in range(3)])
try:
    threading.Semaphore(-0.5)
except ValueError as error:
    print(error)
b = threading.BoundedSemaphore(4 / 2)
print([b.acquire(blocking=False) for _ in range(3)])
for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    q = kind(3 / 2)
    q.put(1)
    q.put_nowait(2)
    try:
        q.put_nowait(3)
    except queue.Full:
        print(kind.__name__, q.qsize(), q.full())
barrier = threading.Barrier(4 / 2)
threads = [threading.Thread(target=barrier.wait) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(barrier.n_waiting, barrier.broken)
