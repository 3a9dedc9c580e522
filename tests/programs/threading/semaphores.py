# Semaphores: permits, limits, errors, several released at once.
import threading

s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.acquire(timeout=0.01))
s.release()
with s as got:
    print(got)
s.release(2)
print([s.acquire(False) for _ in range(4)])
b = threading.BoundedSemaphore(1)
for bad in (b.release, lambda: threading.Semaphore(-1), lambda: s.acquire(False, 1), lambda: s.release(0)):
    try:
        bad()
    except ValueError as error:
        print(error)

inside = 0
most = 0
guard = threading.Lock()
permits = threading.BoundedSemaphore(3)

def visit():
    global inside, most
    for _ in range(30):
        with permits:
            with guard:
                inside += 1
                most = max(most, inside)
            with guard:
                inside -= 1

threads = [threading.Thread(target=visit) for _ in range(6)]
for t in threads: t.start()
for t in threads: t.join()
print(inside, most <= 3)
