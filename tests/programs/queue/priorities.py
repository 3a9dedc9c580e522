# LifoQueue, PriorityQueue (also of objects with __lt__ of their own), SimpleQueue.
import queue

lifo = queue.LifoQueue()
for i in range(4): lifo.put(i)
print([lifo.get() for _ in range(4)])
p = queue.PriorityQueue()
for item in [5, 1, 4, 1, 3, 9, 2]: p.put(item)
print([p.get() for _ in range(7)])
for item in [(2, "b"), (1, "z"), (2, "a"), (1, "y")]: p.put(item)
print([p.get_nowait() for _ in range(4)])

class Task:
    def __init__(self, priority, name):
        self.priority = priority
        self.name = name
    def __lt__(self, other):
        return self.priority < other.priority

tasks = queue.PriorityQueue(3)
for task in [Task(3, "low"), Task(1, "high"), Task(2, "middle")]: tasks.put(task)
try:
    tasks.put(Task(0, "too many"), timeout=0.01)
except queue.Full:
    print("Full", tasks.qsize())
print([tasks.get().name for _ in range(3)])
try:
    tasks.get(timeout=0.01)
except queue.Empty:
    print("Empty")
simple = queue.SimpleQueue()
simple.put("x")
print(simple.get(), simple.empty(), simple.qsize())
try:
    simple.get(timeout=0.01)
except queue.Empty:
    print("Empty")
for bad in (lambda: queue.Queue(1).get(timeout=-1), lambda: simple.get(timeout=-1)):
    try:
        bad()
    except ValueError as error:
        print(error)
