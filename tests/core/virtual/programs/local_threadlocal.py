# ends: exit 0: [0, 1]
# One after the other takes the lock, in either order: nothing else makes a difference.
# interleavings: 2
import threading
local = threading.local()
out = []
lock = threading.Lock()
def work(i):
    local.x = i
    with lock:
        out.append(local.x)
ts = [threading.Thread(target=work, args=(i,)) for i in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(out))
