# each takes its own lock, looks whether the other one is free, and makes way where it is not: they can make way for ever
# ends: exit 0: done | endless:
import threading
a = threading.Lock()
b = threading.Lock()
def polite(first, second):
    while True:
        first.acquire()
        if second.acquire(blocking=False):
            break
        first.release()
    second.release()
    first.release()
t1 = threading.Thread(target=polite, args=(a, b))
t2 = threading.Thread(target=polite, args=(b, a))
t1.start()
t2.start()
t1.join()
t2.join()
print("done")
