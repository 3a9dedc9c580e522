# ends: exit 0: 1 | exit 0: 2
# interleavings: 6
import threading
class A: pass
a = A()
a.n = 0
d = vars(a)
def inc(): d["n"] = d["n"] + 1
ts = [threading.Thread(target=inc) for h in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(a.n)
