import threading, time

class CountingLock:
    def __init__(self):
        self.lock = threading.Lock()
        self.used = 0

    def __enter__(self):
        self.lock.acquire()
        self.used = self.used + 1

    def __exit__(self, *error):
        self.lock.release()

total = 0
lock = CountingLock()

def work():
    global total
    time.sleep(0.4)        # slow, and on our own
    total = total + 1

start = time.monotonic()
team = [threading.Thread(target=work) for n in range(4)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
print("total", total)
print("lock used", lock.used, "times")
print("together" if time.monotonic() - start < 1 else "one by one")
