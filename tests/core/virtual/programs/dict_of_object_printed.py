# ends: exit 0: {'n': 0} | exit 0: {'n': 0, 'm': 1}
import threading
class A: pass
a = A()
a.n = 0
def add(): a.m = 1
def look(): print(a.__dict__)
ts = [threading.Thread(target=h) for h in (add, look)]
for t in ts: t.start()
for t in ts: t.join()
