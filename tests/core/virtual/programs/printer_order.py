# order by events
# ends: exit 0: three
import threading
e1, e2 = threading.Event(), threading.Event()
def one():
    print("one"); e1.set()
def two():
    e1.wait(); print("two"); e2.set()
def three():
    e2.wait(); print("three")
ts = [threading.Thread(target=f) for f in (three, two, one)]
for t in ts: t.start()
for t in ts: t.join()
