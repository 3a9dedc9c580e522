# A comparison that fails in put leaves the item in the queue, without its task; one that fails in get loses the least.
import queue
import traceback


class Job:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"Job({self.n})"


class Unlucky:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if 13 in (self.n, other.n):
            raise ValueError(f"unlucky {self.n} {other.n}")
        return self.n < other.n


jobs = queue.PriorityQueue()
jobs.put((1, Job(1)))
try:
    jobs.put((1, Job(2)))
except TypeError as problem:
    print(problem)
print(jobs.qsize(), jobs.unfinished_tasks, jobs.get(), jobs.get_nowait(), jobs.empty())

mixed = queue.PriorityQueue()
for item in (3, 1, 2):
    mixed.put(item)
for put, text in ((mixed.put, "a"), (mixed.put_nowait, "b")):
    try:
        put(text)
    except TypeError as problem:
        print(problem)
print(mixed.qsize())
while not mixed.empty():
    try:
        print(mixed.get())
    except TypeError as problem:
        print("get:", problem, mixed.qsize())

numbers = queue.PriorityQueue()
for n in (5, 2, 9, 13, 1, 7):
    try:
        numbers.put(Unlucky(n))
    except ValueError as problem:
        print("put", n, problem)
while numbers.qsize():
    try:
        print(numbers.get_nowait().n, numbers.qsize())
    except ValueError as problem:
        print("get", problem, numbers.qsize())

numbers.put(Unlucky(1))
for put in (numbers.put, numbers.put_nowait):
    try:
        put(Unlucky(13))
    except ValueError:
        traceback.print_exc()
numbers.get_nowait()
