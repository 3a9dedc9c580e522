# join waits until every item was marked; task_done too often is an error.
import queue, threading

q = queue.Queue()
done = []

def worker():
    while True:
        item = q.get()
        if item is None:
            q.task_done()
            break
        done.append(item * item)
        q.task_done()

t = threading.Thread(target=worker)
t.start()
for i in range(5):
    q.put(i)
q.join()
print(sorted(done), q.empty())
q.put(None)
t.join()
q.join()
print(q.unfinished_tasks)
try:
    q.task_done()
except ValueError as error:
    print(error)
