# ends: exit 0: [0, 1, 2] sorted
import threading, queue
q = queue.Queue()
out = []
def worker():
    while True:
        x = q.get()
        if x is None:
            return
        out.append(x)
ts = [threading.Thread(target=worker) for _ in range(2)]
for t in ts: t.start()
for i in range(3): q.put(i)
for _ in ts: q.put(None)
for t in ts: t.join()
print(sorted(out), "sorted")
