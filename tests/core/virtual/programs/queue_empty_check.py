# check-then-act: empty() then get(): can hang (stuck)
# ends: exit 0: done | stuck: 
import threading, queue
q = queue.Queue()
q.put(1)
def worker():
    if not q.empty():
        q.get()
ts = [threading.Thread(target=worker) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print("done")
