# ends: exit 0: a first | exit 0: b first
import threading, random
random.seed(1)
first = random.random()
random.seed(1)
out = {}
def a(): out["a"] = random.random()
def b(): out["b"] = random.random()
ts = [threading.Thread(target=h) for h in (a, b)]
for t in ts: t.start()
for t in ts: t.join()
print("a first" if out["a"] == first else "b first")
