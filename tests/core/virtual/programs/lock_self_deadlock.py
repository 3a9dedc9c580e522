# ends: deadlock: 
import threading
lock = threading.Lock()
def f():
    with lock:
        g()
def g():
    with lock:
        pass
t = threading.Thread(target=f)
t.start(); t.join()
print("ok")
