# ends: exit 0: True | exit 0: False
import threading
class A: pass
a = A()
out = []
def make(): a.y = 1
def look(): out.append("y" in dir(a))
ts = [threading.Thread(target=h) for h in (make, look)]
for t in ts: t.start()
for t in ts: t.join()
print(out[0])
