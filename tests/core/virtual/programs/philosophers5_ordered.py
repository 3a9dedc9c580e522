# ends: exit 0: done
import threading
N = 5
forks = [threading.Lock() for _ in range(N)]
def philosopher(i):
    first, second = sorted((i, (i + 1) % N))
    with forks[first]:
        with forks[second]:
            pass
threads = [threading.Thread(target=philosopher, args=(i,)) for i in range(N)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("done")
