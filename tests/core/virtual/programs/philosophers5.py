# ends: deadlock:  | exit 0: done
import threading
N = 5
forks = [threading.Lock() for _ in range(N)]
def philosopher(i):
    left = forks[i]
    right = forks[(i + 1) % N]
    left.acquire()
    right.acquire()
    right.release()
    left.release()
threads = []
for i in range(N):
    t = threading.Thread(target=philosopher, args=(i,), name=f"P{i}")
    threads.append(t)
    t.start()
for t in threads:
    t.join()
print("done")
