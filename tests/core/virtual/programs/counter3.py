# 3 threads x1: n = n+1: 6!/(2!^3)=90
# interleavings: 90
# ends: exit 0: 1 | exit 0: 2 | exit 0: 3
import threading
n = 0
def f():
    global n
    n += 1
ts = [threading.Thread(target=f) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(n)
