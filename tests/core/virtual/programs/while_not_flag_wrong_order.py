# ends: exit 0: 42 | exit 0: None
import threading
data = None
ready = False
def producer():
    global data, ready
    ready = True
    data = 42
def consumer():
    while not ready:
        pass
    print(data)
t1 = threading.Thread(target=producer); t2 = threading.Thread(target=consumer)
t2.start(); t1.start(); t1.join(); t2.join()
