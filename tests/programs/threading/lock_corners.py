import threading, time
class Counter:
    def __init__(self, start=0):
        self.lock = threading.Lock()
        self.value = start
    def increment(self):
        print('Waiting for a lock')
        self.lock.acquire()
        try:
            print('Acquired a lock')
            self.value = self.value + 1
        finally:
            self.lock.release()
def locker():
    lock = threading.Lock()
    print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.01), lock.acquire(blocking=True, timeout=0.01))
    try: lock.acquire(False, 1)
    except ValueError as e: print(e)
    try: lock.acquire(True, -2)
    except ValueError as e: print(e)
    try: lock.acquire(timeout=1e20)
    except OverflowError as e: print(e)
    lock.release()
    try: lock.release()
    except RuntimeError as e: print(e)
    print(repr(lock)[:24], lock.locked())
    r = threading.RLock()
    print(r.acquire(), r.acquire(0), repr(r)[:30])
    r.release(); r.release()
    try: r.release()
    except RuntimeError as e: print(e)
    with lock:
        print(lock.locked(), repr(lock)[:22])
    c = threading.Condition()
    try: c.notify()
    except RuntimeError as e: print(e)
    try: c.wait()
    except RuntimeError as e: print(e)
    with c:
        print(c.wait(0.01), c.wait_for(lambda: 5, 1), c.wait_for(lambda: False, 0.01))
    print(str(c)[:28])
c = Counter()
ts = [threading.Thread(target=c.increment) for _ in range(3)]
for t in ts: t.start(); t.join()
print(c.value)
locker() if False else None
def safe():
    pass
import io
locker2 = locker
import sys
out = io.StringIO()
locker2()
