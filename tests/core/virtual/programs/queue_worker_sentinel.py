# ends: exit 0: [0, 1, 2]
import threading, queue
q = queue.Queue()
out = []
def worker():
    while True:
        x = q.get()
        if x is None:
            break
        out.append(x)
        q.task_done()
t = threading.Thread(target=worker)
t.start()
for i in range(3):
    q.put(i)
q.join()
q.put(None)
t.join()
print(out)
