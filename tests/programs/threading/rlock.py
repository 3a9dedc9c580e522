# RLock: the owner may take it again, must give it back as often, and nobody else may.
import threading

lock = threading.RLock()

def depth(n):
    with lock:
        return 0 if n == 0 else 1 + depth(n - 1)

print(depth(20))
print(lock.acquire(), lock.acquire())
lock.release()
seen = []

def other():
    seen.append(lock.acquire(blocking=False))
    try:
        lock.release()
    except RuntimeError as error:
        seen.append(str(error))

t = threading.Thread(target=other)
t.start()
t.join()
print(seen)
lock.release()
t = threading.Thread(target=lambda: seen.append(lock.acquire(timeout=1)))
t.start()
t.join()
print(seen[-1])
try:
    threading.RLock().release()
except RuntimeError as error:
    print(error)
