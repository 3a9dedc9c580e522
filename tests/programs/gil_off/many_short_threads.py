# options: --gil off
import threading
def nothing(): pass
for i in range(50):
    ts = [threading.Thread(target=nothing) for _ in range(8)]
    for t in ts: t.start()
    for t in ts: t.join()
print("done")
