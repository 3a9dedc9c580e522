import queue, threading
q = queue.Queue(2)
print(q.empty(), q.full(), q.qsize(), q.maxsize)
q.put(1); q.put_nowait(2)
for f in (lambda: q.put(3, block=False), lambda: q.put(3, timeout=0.01), lambda: q.put_nowait(3)):
    try: f()
    except queue.Full as e: print('Full', repr(e))
try: q.put(1, timeout=-1)
except ValueError as e: print(e)
print(q.get(), q.get(timeout=1))
try: q.get(False)
except queue.Empty as e: print(repr(e))
try: q.get(timeout=-1)
except ValueError as e: print(e)
q.task_done(); q.task_done()
try: q.task_done()
except ValueError as e: print(e)
q.join()
p = queue.PriorityQueue()
for x in [(3,'c'),(1,'a'),(2,'b')]: p.put(x)
print([p.get() for _ in range(3)])
p.put((1, {})); 
try: p.put((1, {}))
except TypeError as e: print(e)
class Job:
    def __init__(self, pr, d): self.pr = pr; self.d = d
    def __lt__(self, o): return self.pr < o.pr
    def __eq__(self, o): return self.pr == o.pr
p2 = queue.PriorityQueue()
for pr, d in [(3,'mid'),(10,'low'),(1,'imp')]: p2.put(Job(pr, d))
while not p2.empty(): print(p2.get().d)
l = queue.LifoQueue(); [l.put(i) for i in range(3)]; print([l.get() for i in range(3)])
s = queue.SimpleQueue(); s.put(1); print(s.get(), s.empty(), s.qsize())
try: s.get(timeout=0.01)
except queue.Empty as e: print(repr(e))
try: s.get_nowait()
except queue.Empty as e: print(repr(e))
class MyQ(queue.Queue):
    def _init(self, n): self.queue = []
    def _put(self, x): self.queue.append(x); self.queue.sort()
    def _get(self): return self.queue.pop(0)
    def _qsize(self): return len(self.queue)
m = MyQ(); m.put(3); m.put(1); print(m.get(), m.qsize())
print(q.queue, q.unfinished_tasks, type(q.mutex).__name__)
class SetQueue(queue.Queue):
    def _init(self, maxsize): self.queue = set()
    def _put(self, item): self.queue.add(item)
    def _get(self): return self.queue.pop()
sq = SetQueue(); sq.put(1); sq.put(1); print(sq.qsize(), sq.get())
with q.mutex: q.queue.clear()
q.put('x'); print(list(q.queue))
print(queue.Queue(-1).maxsize, queue.Queue(maxsize=-5).full(), queue.Queue(0).maxsize)
