# title: acquire and release, nobody else wants it
import threading, time

lock = threading.Lock()

def locked(rounds):
    for i in range(rounds):
        lock.acquire()
        lock.release()

start = time.perf_counter()
locked(300000)
print((time.perf_counter() - start) / 300000)
