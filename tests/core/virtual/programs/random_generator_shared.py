# ends: exit 0: a first | exit 0: b first
import threading, random
r = random.Random(1)
first = random.Random(1).randint(0, 10**9)
out = {}
def a(): out["a"] = r.randint(0, 10**9)
def b(): out["b"] = r.randint(0, 10**9)
ts = [threading.Thread(target=h) for h in (a, b)]
for t in ts: t.start()
for t in ts: t.join()
print("a first" if out["a"] == first else "b first")
