# ends: exit 0: 1 | exit 0: 2
import threading
locked = False
counter = 0
def worker():
    global locked, counter
    while locked:
        pass
    locked = True
    counter = counter + 1
    locked = False
t1 = threading.Thread(target=worker)
t2 = threading.Thread(target=worker)
t1.start()
t2.start()
t1.join()
t2.join()
print(counter)
