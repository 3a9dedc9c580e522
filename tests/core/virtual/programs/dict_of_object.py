# ends: exit 0: 1 | exit 0: 2
import threading
class A: pass
a = A()
a.n = 0
def inc(): a.__dict__["n"] += 1
def inc2(): a.n += 1
ts = [threading.Thread(target=f) for f in (inc, inc2)]
for t in ts: t.start()
for t in ts: t.join()
print(a.n)
