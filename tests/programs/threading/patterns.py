# python: 3.11
# The patterns tutorials show around locks.
from functools import wraps, lru_cache, partial
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, Callable, Dict, List, Optional
import threading, time, heapq, json, logging, sys
def synchronized(lock):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            with lock: return f(*a, **k)
        return inner
    return deco
lock = threading.RLock()
class Counter:
    n = 0
    @synchronized(lock)
    def inc(self): self.n += 1; return self.n
c = Counter(); ts=[threading.Thread(target=lambda: [c.inc() for _ in range(100)]) for _ in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(c.n, Counter.inc.__name__)
@contextmanager
def acquired(*locks):
    for l in sorted(locks, key=id): l.acquire()
    try: yield
    finally:
        for l in locks: l.release()
a, b = threading.Lock(), threading.Lock()
with acquired(a, b): print(a.locked(), b.locked())
print(a.locked())
@dataclass(order=True)
class Task:
    priority: int
    name: str = field(compare=False)
    payload: Any = field(default=None, compare=False, repr=False)
h: List[Task] = []
for p, n in [(3,'c'),(1,'a'),(2,'b')]: heapq.heappush(h, Task(p, n))
print([heapq.heappop(h) for _ in range(3)])
import queue
pq = queue.PriorityQueue(); pq.put(Task(2,'x')); pq.put(Task(1,'y')); print(pq.get().name)
class Status(Enum):
    PENDING = auto(); RUNNING = auto(); DONE = auto()
states = {s: 0 for s in Status}; states[Status.DONE] += 1; print(states, Status.RUNNING.name, Status(1))
@lru_cache(maxsize=None)
def slow(n): return n * n
out = []
ts=[threading.Thread(target=lambda i=i: out.append(slow(i % 3))) for i in range(9)]
[t.start() for t in ts]; [t.join() for t in ts]; print(sorted(out), slow.cache_info().currsize)
class Singleton:
    _instance = None; _lock = threading.Lock()
    def __new__(cls, *args, **kwargs):
        with cls._lock:
            if cls._instance is None: cls._instance = super().__new__(cls)
        return cls._instance
print(Singleton() is Singleton())
print(json.dumps({"status": Status.DONE.name, "n": c.n}, sort_keys=True))
p = partial(print, 'partial', sep=':'); p('x')
logging.basicConfig(format='%(levelname)s:%(threadName)s:%(message)s', level=logging.INFO, stream=sys.stdout)
def w(): logging.info('working %s', threading.current_thread().name)
for i in range(2):
    t = threading.Thread(target=w, name=f'w{i}'); t.start(); t.join()
from types import SimpleNamespace
ns = SimpleNamespace(done=False, value=None); t = threading.Thread(target=lambda: setattr(ns, 'value', 42)); t.start(); t.join(); print(ns)
