# ends: exit 0: 0 | exit 0: 1
import threading
got = []
def hook(args): got.append(1)
def quiet(args): pass
threading.excepthook = quiet
def change(): threading.excepthook = hook
def fail(): raise ValueError
ts = [threading.Thread(target=h) for h in (change, fail)]
for t in ts: t.start()
for t in ts: t.join()
print(len(got))
