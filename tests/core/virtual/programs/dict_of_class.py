# ends: exit 0: True | exit 0: False
import threading
class A: pass
out = []
def make(): A.y = 1
def look(): out.append("y" in A.__dict__)
ts = [threading.Thread(target=h) for h in (make, look)]
for t in ts: t.start()
for t in ts: t.join()
print(out[0])
