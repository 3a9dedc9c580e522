# Waits longer. A lock that nobody gives back does not come back.
import threading

lock = threading.Lock()

def first():
    try:
        lock.acquire()
        number = int("twelve")
        lock.release()
    except ValueError:
        print("first: failed", flush=True)

def second():
    if lock.acquire(timeout=2):
        print("second: got the lock", flush=True)
        lock.release()
    else:
        print("second: waited in vain", flush=True)

for work in [first, second]:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
