# title: an item through a multiprocessing.Queue
# goal: 4
import time
from multiprocessing import Process, Queue

def write(queue, count):
    for i in range(count):
        queue.put(i)

if __name__ == "__main__":
    queue = Queue()
    writer = Process(target=write, args=(queue, 40000))
    start = time.perf_counter()
    writer.start()
    total = 0
    for i in range(40000):
        total += queue.get()
    print((time.perf_counter() - start) / 40000)
    writer.join()
    assert total == 40000 * 39999 // 2
