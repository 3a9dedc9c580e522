import queue, threading
q = queue.Queue(1)
def put(n):
    q.put(n)
    print("put", n)
ts = [threading.Thread(target=put, args=(i,)) for i in (1, 2)]
for t in ts: t.start()
print(q.get(), q.get())
for t in ts: t.join()
