# whoever has not left yet when it is broken off finds it broken, though the round was full
# ends: exit 0: broken broken | exit 0: broken ok | exit 0: ok broken | exit 0: ok ok
import threading
barrier = threading.Barrier(2)
told = [None, None]
def meet(i):
    try:
        barrier.wait()
        told[i] = "ok"
    except threading.BrokenBarrierError:
        told[i] = "broken"
ts = [threading.Thread(target=meet, args=(i,)) for i in range(2)]
for t in ts: t.start()
barrier.abort()
for t in ts: t.join()
print(*told)
