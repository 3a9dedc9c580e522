# ends: exit 0: 1 | exit 0: 2
import threading
x = 0
def inc(): globals()["x"] += 1
def inc2():
    global x
    x += 1
ts = [threading.Thread(target=h) for h in (inc, inc2)]
for t in ts: t.start()
for t in ts: t.join()
print(x)
