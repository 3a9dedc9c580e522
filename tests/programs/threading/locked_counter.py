# With a lock nothing is lost, however the threads are switched.
import threading

count = 0
lock = threading.Lock()

def add(times):
    global count
    for _ in range(times):
        with lock:
            value = count
            count = value + 1

threads = [threading.Thread(target=add, args=(2000,)) for _ in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(count)
