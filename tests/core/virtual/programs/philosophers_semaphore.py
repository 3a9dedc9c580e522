# at most N-1 at the table: no deadlock
# ends: exit 0: done
import threading
N = 4
forks = [threading.Lock() for _ in range(N)]
table = threading.Semaphore(N - 1)
def philosopher(i):
    with table:
        with forks[i], forks[(i + 1) % N]:
            pass
threads = [threading.Thread(target=philosopher, args=(i,)) for i in range(N)]
for t in threads: t.start()
for t in threads: t.join()
print("done")
