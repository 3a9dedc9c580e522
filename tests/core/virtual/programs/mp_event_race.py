# ends: exit 0: False | exit 0: True
from multiprocessing import Process, Event
def a(e): e.set()
def b(e): print(e.is_set())
e = Event()
ps = [Process(target=a, args=(e,)), Process(target=b, args=(e,))]
for p in ps: p.start()
for p in ps: p.join()
