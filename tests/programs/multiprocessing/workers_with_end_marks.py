# Three workers, two queues, one end mark for each.
from multiprocessing import Process, Queue

def work(tasks, results):
    while True:
        n = tasks.get()
        if n is None:
            break
        results.put((n, n * n))

if __name__ == "__main__":
    tasks, results = Queue(), Queue()
    workers = [Process(target=work, args=(tasks, results)) for _ in range(3)]
    for w in workers: w.start()
    for n in range(20): tasks.put(n)
    for _ in workers: tasks.put(None)
    print(sorted(results.get() for _ in range(20)))
    for w in workers: w.join()
    print([w.exitcode for w in workers])
