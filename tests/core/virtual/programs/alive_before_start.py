# ends: exit 0: True | exit 0: False
import threading
out = []
ev = threading.Event()
t2 = threading.Thread(target=ev.wait)
def st(): t2.start()
def look(): out.append(t2.is_alive())
ts = [threading.Thread(target=h) for h in (st, look)]
for t in ts: t.start()
for t in ts: t.join()
ev.set()
print(out[0])
