# Notifies sooner. While the lock is held until wait gives it up, nothing can come too soon.
import threading, time

condition = threading.Condition()

def call():
    with condition:
        condition.notify()

thread = threading.Thread(target=call)
with condition:
    thread.start()
    print("woken" if condition.wait(1) else "waited in vain")
thread.join()
