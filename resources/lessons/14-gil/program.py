import time
from threading import Thread
def wait(): time.sleep(0.5)
def compute():
    total = 0
    for n in range(300000): total = total + n

for work in [wait, compute]:
    t0 = time.perf_counter()
    for n in range(4): work()
    t1 = time.perf_counter()
    team = [Thread(target=work) for n in range(4)]
    for t in team: t.start()
    for t in team: t.join()
    t2 = time.perf_counter()
    faster = (t1 - t0) / (t2 - t1)
    many = "more than" if faster > 2 else "not"
    print(f"{work.__name__}: {many} twice as fast")
