# title: two threads, a locked counter
# goal: 8
import threading, time

lock = threading.Lock()
count = 0

def add(rounds):
    global count
    for i in range(rounds):
        with lock:
            count += 1

threads = [threading.Thread(target=add, args=(1000000,)) for _ in range(2)]
start = time.perf_counter()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert count == 2000000
print((time.perf_counter() - start) / 2000000)
