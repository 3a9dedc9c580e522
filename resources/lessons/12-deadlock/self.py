import threading

lock = threading.Lock()
with lock:
    print("Lock, once more:", lock.acquire(timeout=1))

lock = threading.RLock()
with lock:
    print("RLock, once more:", lock.acquire(timeout=1))
    lock.release()
