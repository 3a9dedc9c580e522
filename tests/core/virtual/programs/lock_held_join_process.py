# ends: deadlock: 
from multiprocessing import Process, Lock
l = Lock()
def f():
    with l: pass
with l:
    p = Process(target=f); p.start()
    p.join()
print("done")
