# ends: exit 0: -15 | exit 0: 0
from multiprocessing import Process
def f(): pass
p = Process(target=f); p.start()
p.terminate(); p.join()
print(p.exitcode)
