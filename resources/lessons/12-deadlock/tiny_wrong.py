# Believes that an RLock cannot deadlock. It only lets its own holder in again.
import threading

a = threading.RLock()
b = threading.RLock()

def first():
    with a:
        with b:
            pass

def second():
    with b:
        with a:
            pass

t1 = threading.Thread(target=first)
t2 = threading.Thread(target=second)
t1.start()
t2.start()
t1.join()
t2.join()
print("done")
