# Downey's reusable barrier
# ends: exit 0: False
import threading
n = 2
count = 0
mutex = threading.Lock()
turnstile = threading.Semaphore(0)
turnstile2 = threading.Semaphore(1)
phase = [0, 0]
bad = False
def phase1():
    global count
    mutex.acquire()
    count += 1
    if count == n:
        turnstile2.acquire()
        turnstile.release()
    mutex.release()
    turnstile.acquire()
    turnstile.release()
def phase2():
    global count
    mutex.acquire()
    count -= 1
    if count == 0:
        turnstile.acquire()
        turnstile2.release()
    mutex.release()
    turnstile2.acquire()
    turnstile2.release()
def work(i):
    global bad
    for _ in range(2):
        phase[i] += 1
        phase1()
        if phase[0] != phase[1]: bad = True
        phase2()
ts = [threading.Thread(target=work, args=(i,)) for i in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(bad)
