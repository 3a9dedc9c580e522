# ends: deadlock:  | exit 0: done
import threading
def a(x, y):
    with x:
        with y: pass
x, y = threading.Semaphore(1), threading.Semaphore(1)
ps = [threading.Thread(target=a, args=(x, y)), threading.Thread(target=a, args=(y, x))]
for p in ps: p.start()
for p in ps: p.join()
print("done")
