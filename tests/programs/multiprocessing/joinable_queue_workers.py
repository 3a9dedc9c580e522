# Workers on a JoinableQueue: join() waits until every task is done.
from multiprocessing import JoinableQueue, Process, Queue


def worker(tasks, results):
    while True:
        n = tasks.get()
        if n is None:
            tasks.task_done()
            break
        results.put((n, n ** 3))
        tasks.task_done()


if __name__ == "__main__":
    tasks = JoinableQueue()
    results = Queue()
    workers = [Process(target=worker, args=(tasks, results)) for _ in range(3)]
    for w in workers:
        w.start()
    for n in range(12):
        tasks.put(n)
    for _ in workers:
        tasks.put(None)
    tasks.join()
    print(sorted(results.get() for _ in range(12)))
    for w in workers:
        w.join()
    print([w.exitcode for w in workers])
    try:
        tasks.task_done()
    except ValueError as e:
        print(e)
