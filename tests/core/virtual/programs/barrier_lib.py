# ends: exit 0: True
import threading
barrier = threading.Barrier(2)
a = [0, 0]
ok = True
def work(i):
    global ok
    for r in range(1, 3):
        a[i] = r
        barrier.wait()
        if a[1 - i] < r:
            ok = False
        barrier.wait()
ts = [threading.Thread(target=work, args=(i,)) for i in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(ok)
