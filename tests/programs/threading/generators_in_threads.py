# A generator handed from thread to thread goes on where it was; one that runs refuses a second caller.
import threading

def count():
    n = 0
    while True:
        n += 1
        yield n

g = count()
got = []
for _ in range(3):
    t = threading.Thread(target=lambda: got.append(next(g)))
    t.start()
    t.join()
print(got, next(g))
inside, leave = threading.Lock(), threading.Lock()
inside.acquire(); leave.acquire()

def slow():
    inside.release()
    leave.acquire()
    yield "slow"

s = slow()
t = threading.Thread(target=lambda: got.append(next(s)))
t.start()
inside.acquire()
try:
    next(s)
except ValueError as error:
    print(error)
leave.release()
t.join()
print(got)
