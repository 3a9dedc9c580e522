# A get that waits is woken by a put from another thread; one that waits too long raises.
import queue, threading, time

q = queue.Queue()

def later():
    time.sleep(0.05)
    q.put("late")

t = threading.Thread(target=later)
t.start()
print(q.get(timeout=10))
t.join()
began = time.monotonic()
try:
    q.get(True, 0.1)
except queue.Empty:
    print("gave up", 0.09 <= time.monotonic() - began < 5)
