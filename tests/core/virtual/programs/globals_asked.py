# ends: exit 0: True | exit 0: False
import threading
out = []
def make():
    global y
    y = 1
def look(): out.append("y" in globals())
ts = [threading.Thread(target=h) for h in (make, look)]
for t in ts: t.start()
for t in ts: t.join()
print(out[0])
