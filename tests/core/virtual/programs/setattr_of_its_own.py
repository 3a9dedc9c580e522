# ends: exit 0: 0 | exit 0: 1
import threading
lock = threading.Lock()
class A:
    def __setattr__(self, name, value):
        with lock: object.__setattr__(self, name, value)
a = A()
a.n = 0
out = []
def look():
    if lock.locked(): out.append(a.n)
def put(): a.n = 1
ts = [threading.Thread(target=f) for f in (put, look)]
for t in ts: t.start()
for t in ts: t.join()
print(out[0] if out else 0)
