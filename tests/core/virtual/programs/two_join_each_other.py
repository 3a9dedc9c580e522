# ends: deadlock: 
import threading
ts = [None, None]
go = threading.Event()
def f(i):
    go.wait()
    ts[1 - i].join()
for i in range(2): ts[i] = threading.Thread(target=f, args=(i,))
for t in ts: t.start()
go.set()
for t in ts: t.join()
print("done")
