# options: --gil off
import threading
class Box: pass
lost = 0
for round in range(100):
    box = Box()
    box.mine = 0
    go = threading.Event()
    def grow(k):
        go.wait()
        for i in range(12): setattr(box, f"n{k}_{i}", i)
    def count():
        go.wait()
        for i in range(1, 200): box.mine = i
    ts = [threading.Thread(target=grow, args=(k,)) for k in range(2)] + [threading.Thread(target=count)]
    for t in ts: t.start()
    go.set()
    for t in ts: t.join()
    if box.mine != 199 or len(vars(box)) != 25: lost += 1
print("lost", lost)
