# ends: exit 0: [False, True] | exit 0: [True, True]
import threading
lock = threading.Lock()
res = []
def work():
    got = lock.acquire(timeout=0.5)
    res.append(got)
    if got:
        lock.release()
ts = [threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(res))
