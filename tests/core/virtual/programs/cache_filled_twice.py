# ends: exit 0: 1 | exit 0: 2
import threading, functools
calls = []
@functools.lru_cache
def f(x):
    calls.append(x)
    return x
ts = [threading.Thread(target=f, args=(1,)) for c in "ab"]
for t in ts: t.start()
for t in ts: t.join()
print(len(calls))
