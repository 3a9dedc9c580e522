# The rest of what a Manager makes: Namespace, Value, Array, Lock, Event, Queue, Semaphore, Condition, Barrier.
from multiprocessing import Manager, Process
import queue


def add(counter, lock, times):
    for _ in range(times):
        with lock:
            counter.value += 1


def signal_and_put(event, q, ns):
    event.wait()
    q.put(ns.greeting + " from the child")
    ns.answer = 42


def meet(barrier, results, name):
    barrier.wait()
    results.append(name)


def notify(cond, flags):
    with cond:
        flags.append(1)
        cond.notify_all()


if __name__ == "__main__":
    manager = Manager()
    counter = manager.Value("i", 0)
    lock = manager.Lock()
    ps = [Process(target=add, args=(counter, lock, 50)) for _ in range(3)]
    [p.start() for p in ps]
    [p.join() for p in ps]
    print(counter.value, counter)
    ns = manager.Namespace()
    ns.greeting = "hello"
    event = manager.Event()
    q = manager.Queue()
    p = Process(target=signal_and_put, args=(event, q, ns))
    p.start()
    print(event.is_set())
    event.set()
    print(q.get(timeout=10))
    p.join()
    print(ns.answer, ns)
    try:
        ns.missing
    except AttributeError as e:
        print(e)
    del ns.answer
    print(hasattr(ns, "answer"), hasattr(ns, "greeting"))
    a = manager.Array("i", [1, 2, 3])
    a[1] = 20
    print(a, len(a), a[1], list(a[0:2]))
    print(q.empty(), q.qsize(), q.full())
    try:
        q.get_nowait()
    except queue.Empty as e:
        print("empty", repr(e))
    try:
        q.get(timeout=0.01)
    except queue.Empty:
        print("still empty")
    small = manager.Queue(1)
    small.put(1)
    try:
        small.put(2, block=False)
    except queue.Full as e:
        print("full", type(e))
    small.get()
    small.task_done()
    small.join()
    sem = manager.Semaphore(2)
    print(sem.acquire(), sem.acquire(False), sem.acquire(False))
    sem.release()
    rlock = manager.RLock()
    with rlock:
        with rlock:
            print("twice")
    lock.acquire()
    print(lock.acquire(False))
    lock.release()
    barrier = manager.Barrier(3)
    met = manager.list()
    ps = [Process(target=meet, args=(barrier, met, n)) for n in range(3)]
    [p.start() for p in ps]
    [p.join() for p in ps]
    print(sorted(met), barrier.parties, barrier.n_waiting, barrier.broken)
    cond = manager.Condition()
    flags = manager.list()
    with cond:
        p = Process(target=notify, args=(cond, flags))
        p.start()
        print(cond.wait_for(lambda: len(flags) == 1, timeout=10))
    p.join()
    manager.shutdown()
    try:
        met.append(3)
    except (ConnectionError, EOFError, FileNotFoundError) as e:
        print("the server is gone")
