# title: an item through a queue.Queue between threads
import queue, threading, time

items = queue.Queue(100)

def write(count):
    for i in range(count):
        items.put(i)

writer = threading.Thread(target=write, args=(40000,))
start = time.perf_counter()
writer.start()
for i in range(40000):
    items.get()
print((time.perf_counter() - start) / 40000)
writer.join()
