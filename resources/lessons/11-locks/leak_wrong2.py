# Takes no lock where one is needed.
import threading

lock = threading.Lock()

def first():
    try:
        number = int("twelve")
    except ValueError:
        print("first: failed", flush=True)

def second():
    if lock.acquire(timeout=1):
        print("second: got the lock", flush=True)
        lock.release()
    else:
        print("second: waited in vain", flush=True)

for work in [first, second]:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
