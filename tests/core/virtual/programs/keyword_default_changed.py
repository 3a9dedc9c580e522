# ends: exit 0: 1 | exit 0: 2
import threading
def f(*, x=1): return x
out = []
def change(): f.__kwdefaults__["x"] = 2
def ask(): out.append(f())
ts = [threading.Thread(target=g) for g in (change, ask)]
for t in ts: t.start()
for t in ts: t.join()
print(out[0])
