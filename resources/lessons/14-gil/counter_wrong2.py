# Locks the store only; what was loaded before is old by then.
import threading, time

count = 0
lock = threading.Lock()

def add():
    global count
    for n in range(50):
        before = count
        time.sleep(0.0001)
        with lock:
            count = before + 1

team = [threading.Thread(target=add) for n in range(4)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
print("missing", 200 - count)
