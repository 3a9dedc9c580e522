# ends: exit 0: False | exit 0: True
from multiprocessing import Process
def f(): pass
p = Process(target=f); p.start()
print(p.is_alive())
p.join()
