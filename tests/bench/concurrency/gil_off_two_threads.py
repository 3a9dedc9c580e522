# title: twice the computing, by two threads without the GIL
# options: --gil off
import threading, time

def compute(rounds):
    total = 0
    for i in range(rounds):
        total += i * i % 7
    return total

threads = [threading.Thread(target=compute, args=(1500000,)) for _ in range(2)]
start = time.perf_counter()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(time.perf_counter() - start)
