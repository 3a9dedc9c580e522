# Locks. That mends it too, but then the threads wait for one another.
import threading, time

total = 0
lock = threading.Lock()

def count():
    global total
    for n in range(100):
        with lock:
            before = total
            time.sleep(0.0001)
            total = before + 1

team = [threading.Thread(target=count) for n in range(4)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
print("total", total)
