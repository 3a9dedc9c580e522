# A lock that a hundred threads wait for is given to each, whatever is cleared away meanwhile.
import gc
import threading
import time

lock = threading.Lock()
lock.acquire()
done = []

def pass_through(number):
    with lock:
        done.append(number)

threads = [threading.Thread(target=pass_through, args=(number,)) for number in range(100)]
for thread in threads:
    thread.start()
time.sleep(0.1)
gc.collect()
lock.release()
for thread in threads:
    thread.join()
print(sorted(done) == list(range(100)), lock.locked())
