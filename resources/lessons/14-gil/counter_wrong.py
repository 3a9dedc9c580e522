# A lock for each thread protects nothing.
import threading, time

count = 0

def add():
    global count
    lock = threading.Lock()
    for n in range(50):
        with lock:
            before = count
            time.sleep(0.0001)
            count = before + 1

team = [threading.Thread(target=add) for n in range(4)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
print("missing", 200 - count)
