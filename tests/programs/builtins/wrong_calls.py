# How a call with the wrong number of arguments is told, for functions in C and in Python.
import math, multiprocessing, os, queue, threading, time

for call in (lambda: time.time(1), lambda: time.sleep(), lambda: math.sqrt(), lambda: os.getpid(1), lambda: threading.get_ident(1), lambda: os.pipe(1),
             lambda: threading.Lock(1), lambda: threading.Lock().acquire(1, 2, 3), lambda: threading.Lock().acquire(foo=1), lambda: threading.RLock().acquire(1, 2, 3),
             lambda: threading.Event(1), lambda: threading.Event().wait(1, 2), lambda: threading.Event().set(1), lambda: threading.Semaphore(1, 2), lambda: threading.Barrier(),
             lambda: queue.Queue(1, 2), lambda: queue.Queue().put(), lambda: queue.Queue().get(1, 2, 3), lambda: queue.Queue().put(1, foo=2), lambda: queue.Queue().put(1, item=2),
             lambda: queue.SimpleQueue().get(1, 2, 3), lambda: multiprocessing.Lock().acquire(1, 2, 3), lambda: os.dup2(1), lambda: open(), lambda: len(), lambda: [].append(), lambda: {}.get()):
    try:
        print(call())
    except TypeError as e:
        print(e)
