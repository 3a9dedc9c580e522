import threading

lock = threading.Lock()

def first():
    lock.acquire()
    print("first: has the lock", flush=True)
    # lock.release() is missing here

def second():
    if lock.acquire(timeout=1):
        print("second: has the lock", flush=True)
        lock.release()
    else:
        print("second: waited in vain", flush=True)

for work in [first, second]:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
print("locked:", lock.locked())
