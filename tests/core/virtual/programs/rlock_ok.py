# ends: exit 0: ok
import threading
lock = threading.RLock()
def f():
    with lock:
        g()
def g():
    with lock:
        pass
t = threading.Thread(target=f)
t.start(); f(); t.join()
print("ok")
