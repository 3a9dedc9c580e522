# ends: exit 0: 1 | exit 0: 2
import threading
class A:
    def __add__(self, o): return 1
class B:
    def __add__(self, o): return 2
x = A()
out = []
def change(): x.__class__ = B
def ask(): out.append(x + 0)
ts = [threading.Thread(target=f) for f in (change, ask)]
for t in ts: t.start()
for t in ts: t.join()
print(out[0])
