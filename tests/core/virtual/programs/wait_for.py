# ends: exit 0: done
import threading
cond = threading.Condition()
ready = False
def waiter():
    with cond:
        cond.wait_for(lambda: ready)
    print("done")
def notifier():
    global ready
    with cond:
        ready = True
        cond.notify_all()
t1 = threading.Thread(target=waiter)
t2 = threading.Thread(target=notifier)
t1.start(); t2.start()
t1.join(); t2.join()
