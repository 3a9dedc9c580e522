# classic one-turnstile barrier reused: may let one lap the other -> hang
# Two threads, two rounds; sem is left open by 1.
# ends: exit 0: end
import threading
n = 2
count = 0
mutex = threading.Lock()
gate = threading.Semaphore(0)
def barrier():
    global count
    with mutex:
        count += 1
        if count == n:
            for _ in range(n): gate.release()
    gate.acquire()
    with mutex:
        count -= 1
def work():
    barrier()
    barrier()
ts = [threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print("end")
