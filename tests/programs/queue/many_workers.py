# Four workers share tasks; every task is done once.
import queue, threading

tasks, results = queue.Queue(), queue.Queue()

def worker():
    while True:
        n = tasks.get()
        if n is None:
            break
        results.put((n, n ** 2))

threads = [threading.Thread(target=worker, daemon=True) for _ in range(4)]
for t in threads: t.start()
for n in range(50): tasks.put(n)
for _ in threads: tasks.put(None)
for t in threads: t.join()
print(sorted(results.get() for _ in range(results.qsize()))[-3:], results.empty(), tasks.empty())
