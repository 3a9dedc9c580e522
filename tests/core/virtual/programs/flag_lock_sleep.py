# ends: exit 0: 1 | exit 0: 2
import threading, time
locked = False
counter = 0
def worker():
    global locked, counter
    while locked:
        time.sleep(0.01)
    locked = True
    c = counter
    time.sleep(0.001)
    counter = c + 1
    locked = False
ts = [threading.Thread(target=worker) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(counter)
