# the same with a timeout: to give up together and begin again together is no progress
# ends: exit 0: done | endless:
import threading
a = threading.Lock()
b = threading.Lock()
def polite(first, second):
    while True:
        first.acquire()
        if second.acquire(timeout=0.1):
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
