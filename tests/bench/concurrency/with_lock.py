# title: `with lock`, nobody else wants it
# goal: 4
import threading, time

lock = threading.Lock()

def empty(rounds):
    for i in range(rounds):
        pass

def locked(rounds):
    for i in range(rounds):
        with lock:
            pass

start = time.perf_counter()
empty(300000)
middle = time.perf_counter()
locked(300000)
print((time.perf_counter() - middle - (middle - start)) / 300000)
