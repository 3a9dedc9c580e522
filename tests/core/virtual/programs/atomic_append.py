# interleavings: 20
# 3 appends each: 6!/(3!3!)
# ends: exit 0: 6
import threading
l = []
def f():
    for i in range(3): l.append(i)
ts = [threading.Thread(target=f) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(len(l))
