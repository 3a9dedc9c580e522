# ends: exit 0: done
import threading
CAP = 1
buf = []
lock = threading.Lock()
not_full = threading.Condition(lock)
not_empty = threading.Condition(lock)
def producer(x):
    with not_full:
        while len(buf) == CAP:
            not_full.wait()
        buf.append(x)
        not_empty.notify()
def consumer():
    with not_empty:
        while not buf:
            not_empty.wait()
        buf.pop(0)
        not_full.notify()
ts = [threading.Thread(target=producer, args=(1,)), threading.Thread(target=producer, args=(2,)),
      threading.Thread(target=consumer), threading.Thread(target=consumer)]
for t in ts: t.start()
for t in ts: t.join()
print("done")
