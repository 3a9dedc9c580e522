# python: 3.11
# Lock: acquire and release, with, locked, non-blocking and with a timeout, errors.
import threading

lock = threading.Lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0.05), lock.acquire(False))
lock.release()
print(lock.locked())
with lock as got:
    print(got, lock.locked())
print(lock.locked())
try:
    lock.release()
except RuntimeError as error:
    print(error)
try:
    lock.acquire(False, 1)
except ValueError as error:
    print(error)
try:
    lock.acquire(timeout=-5)
except ValueError as error:
    print(error)
try:
    with lock:
        raise KeyError("inside")
except KeyError:
    print("released by with:", not lock.locked())
lock.acquire()

def release_from_elsewhere():
    lock.release()

t = threading.Thread(target=release_from_elsewhere)
t.start()
t.join()
print("released by another thread:", not lock.locked())
