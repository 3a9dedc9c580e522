# 2 producers, 2 consumers, one condition, notify: can hang
# ends: exit 0: done | stuck: 
import threading
CAP = 1
buf = []
cond = threading.Condition()
def producer(x):
    with cond:
        while len(buf) == CAP:
            cond.wait()
        buf.append(x)
        cond.notify()
def consumer():
    with cond:
        while not buf:
            cond.wait()
        buf.pop(0)
        cond.notify()
ts = [threading.Thread(target=producer, args=(1,)), threading.Thread(target=producer, args=(2,)),
      threading.Thread(target=consumer), threading.Thread(target=consumer)]
for t in ts: t.start()
for t in ts: t.join()
print("done")
