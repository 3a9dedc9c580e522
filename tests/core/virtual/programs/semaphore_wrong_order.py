# mutex taken before the semaphore: deadlock when empty
# ends: exit 0: ok | stuck: 
import threading
items = threading.Semaphore(0)
mutex = threading.Lock()
buf = []
def producer():
    with mutex:
        buf.append(1)
    items.release()
def consumer():
    with mutex:
        items.acquire()
        buf.pop()
p = threading.Thread(target=producer)
c = threading.Thread(target=consumer)
p.start(); c.start(); p.join(); c.join()
print("ok")
