# ends: exit 0: 1 | exit 0: 2
import threading
class A: pass
a = A()
a.n = 0
out = []
def add(): a.m = 1
def look(): out.append(len(a.__dict__))
ts = [threading.Thread(target=h) for h in (add, look)]
for t in ts: t.start()
for t in ts: t.join()
print(out[0])
