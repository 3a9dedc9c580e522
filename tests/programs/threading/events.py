# Event: set, clear, wait, with timeouts; whoever waits sees a set that is cleared at once.
import threading

e = threading.Event()
print(e.is_set(), e.wait(0.01), e.wait(timeout=0))
seen = []
ready = threading.Semaphore(0)

def wait():
    ready.release()
    seen.append(e.wait(5))

threads = [threading.Thread(target=wait) for _ in range(3)]
for t in threads: t.start()
for _ in threads: ready.acquire()
import time
time.sleep(0.05)
e.set()
e.clear()
for t in threads: t.join()
print(seen, e.is_set())
e.set()
print(e.wait(), e.is_set())
