# One lock wanted in every way there is: with and without a limit, at once or not at all, recursively, through a condition.
import threading, time
lock = threading.Lock(); rlock = threading.RLock(); cond = threading.Condition(lock)
count = 0; rcount = 0; got = [0]*8; missed = [0]*8
def work(k):
    global count, rcount
    for i in range(1500):
        r = (i * 7 + k) % 5
        if r == 0:
            if lock.acquire(timeout=0.0002): 
                count += 1; got[k] += 1; lock.release()
            else: missed[k] += 1
        elif r == 1:
            if lock.acquire(False): count += 1; got[k] += 1; lock.release()
            else: missed[k] += 1
        elif r == 2:
            with rlock:
                with rlock: rcount += 1
        elif r == 3:
            with cond:
                count += 1; got[k] += 1
                cond.notify()
        else:
            with lock:
                count += 1; got[k] += 1
                if i % 50 == 0: time.sleep(0)
def waiter():
    for i in range(50):
        with cond: cond.wait(timeout=0.01)
ts = [threading.Thread(target=work, args=(k,)) for k in range(8)] + [threading.Thread(target=waiter) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(count == sum(got), rcount, sum(got) + sum(missed) + rcount)
