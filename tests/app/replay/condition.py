import threading
cv = threading.Condition()
ready = False
def waiter():
    with cv:
        if not ready:
            cv.wait()
        print("woken")
def setter():
    global ready
    ready = True
    with cv:
        cv.notify()
t = threading.Thread(target=waiter); s = threading.Thread(target=setter)
t.start(); s.start(); t.join(); s.join()
