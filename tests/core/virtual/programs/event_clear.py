# set then clear: waiter can hang
# ends: exit 0: end | stuck: 
import threading
e = threading.Event()
def waiter():
    e.wait()
def pulse():
    e.set()
    e.clear()
a = threading.Thread(target=waiter)
b = threading.Thread(target=pulse)
a.start(); b.start()
a.join(); b.join()
print("end")
