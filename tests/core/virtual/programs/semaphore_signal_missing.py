# a signal is nobody's: who waits for one more than there are is stuck, in no circle
# ends: stuck: 2
import threading
items = threading.Semaphore(0)
got = 0
def consumer():
    global got
    for _ in range(3):
        items.acquire()
        got += 1
        print(got)
def producer():
    for _ in range(2):
        items.release()
ts = [threading.Thread(target=consumer), threading.Thread(target=producer)]
for t in ts: t.start()
for t in ts: t.join()
