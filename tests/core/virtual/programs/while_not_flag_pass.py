# ends: exit 0: 42
import threading
data = None
ready = False
def producer():
    global data, ready
    data = 42
    ready = True
def consumer():
    while not ready:
        pass
    print(data)
t1 = threading.Thread(target=producer); t2 = threading.Thread(target=consumer)
t2.start(); t1.start(); t1.join(); t2.join()
