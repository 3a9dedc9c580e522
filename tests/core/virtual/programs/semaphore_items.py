# ends: exit 0: [1, 2]
import threading
items = threading.Semaphore(0)
spaces = threading.Semaphore(1)
mutex = threading.Lock()
buf = []
got = []
def producer():
    for i in (1, 2):
        spaces.acquire()
        with mutex:
            buf.append(i)
        items.release()
def consumer():
    for _ in range(2):
        items.acquire()
        with mutex:
            got.append(buf.pop(0))
        spaces.release()
p = threading.Thread(target=producer)
c = threading.Thread(target=consumer)
p.start(); c.start(); p.join(); c.join()
print(got)
