# ends: exit 0: 1 | exit 0: 2
import threading
class A:
    def __add__(self, o): return 1
a = A()
out = []
def patch(): A.__add__ = lambda self, o: 2
def look(): out.append(a + 1)
ts = [threading.Thread(target=h) for h in (patch, look)]
for t in ts: t.start()
for t in ts: t.join()
print(out[0])
