import time
from threading import Thread
def wait(): time.sleep(0.2)
def compute():
    total = 0
    for n in range(3000000): total = total + n

for work in [compute, wait]:
    t0 = time.perf_counter()
    team = [Thread(target=work) for n in range(4)]
    for t in team: t.start()
    for t in team: t.join()
    t1 = time.perf_counter()
    for n in range(4): work()
    t2 = time.perf_counter()
    faster = (t2 - t1) / (t1 - t0)
    many = "more than" if faster > 2 else "not"
    print(f"{work.__name__}: {many} twice as fast")
