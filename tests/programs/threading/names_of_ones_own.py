# A class made from Thread or Queue has names of its own; one that is CPython's own shows where CPython uses it.
import queue, threading, time


class Worker(threading.Thread):
    def __init__(self):
        super().__init__()
        self._state = "idle"

    def run(self):
        self._state = "done"


w = Worker()
print(w.is_alive(), w._state)
w.start()
w.join()
print(w.is_alive(), w._state)


class Stopping(threading.Thread):
    def __init__(self):
        super().__init__()
        self._stop = threading.Event()

    def run(self):
        self._stop.wait(0.05)


s = Stopping()
s.start()
s.join(0.001)
time.sleep(0.2)
for ask in (s.is_alive, s.join, s.join):
    try:
        ask()
    except TypeError as problem:
        print(problem)


class Limited(queue.Queue):
    def __init__(self):
        super().__init__()
        self._limit, self._kind, self._is_open, self._unfinished = 3, "kind", True, 5


q = Limited()
q.put(1)
print(q.get(), q._limit, q._kind, q._is_open, q._unfinished)
q.mutex
q.put(2)
print(q.get(), q._limit, q._kind)
