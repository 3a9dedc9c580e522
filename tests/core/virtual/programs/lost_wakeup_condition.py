# ends: exit 0: done | stuck: 
import threading
cond = threading.Condition()
ready = False
def waiter():
    if not ready:
        with cond:
            cond.wait()
    print("done")
def notifier():
    global ready
    ready = True
    with cond:
        cond.notify()
t1 = threading.Thread(target=waiter)
t2 = threading.Thread(target=notifier)
t1.start(); t2.start()
t1.join(); t2.join()
