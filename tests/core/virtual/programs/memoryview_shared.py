# ends: exit 0: 1 | exit 0: 2
import threading
data = bytearray(1)
view = memoryview(data)
def inc(): view[0] = view[0] + 1
ts = [threading.Thread(target=inc) for c in "ab"]
for t in ts: t.start()
for t in ts: t.join()
print(data[0])
