# Locks and their kin between processes: RLock, Semaphore, Event, Condition, Barrier.
import multiprocessing as mp

def add(lock, counter, rounds):
    for _ in range(rounds):
        with lock:
            counter.value += 1

def signal(event, condition, shared):
    event.wait()
    with condition:
        shared.value = 42
        condition.notify_all()

def meet(barrier, q):
    q.put(barrier.wait())

if __name__ == "__main__":
    lock = mp.Lock()
    counter = mp.Value("i", 0, lock=False)
    workers = [mp.Process(target=add, args=(lock, counter, 200)) for _ in range(3)]
    for w in workers: w.start()
    for w in workers: w.join()
    print(counter.value)
    print(lock.acquire(), lock.acquire(block=False), lock.acquire(timeout=0.02))
    lock.release()
    try:
        lock.release()
    except ValueError as error:
        print(error)
    rlock = mp.RLock()
    print(rlock.acquire(), rlock.acquire())
    rlock.release()
    rlock.release()
    try:
        rlock.release()
    except AssertionError as error:
        print(error)
    s = mp.Semaphore(2)
    print(s.acquire(), s.acquire(), s.acquire(False), s.get_value())
    s.release()
    b = mp.BoundedSemaphore(1)
    try:
        b.release()
    except ValueError as error:
        print(error)
    event, condition, shared = mp.Event(), mp.Condition(), mp.Value("i", 0)
    p = mp.Process(target=signal, args=(event, condition, shared))
    p.start()
    print(event.is_set(), event.wait(0.01))
    with condition:
        event.set()
        print(condition.wait_for(lambda: shared.value == 42, timeout=10), shared.value)
    p.join()
    try:
        condition.wait()
    except AssertionError as error:
        print(error)
    try:
        condition.notify()
    except AssertionError as error:
        print(error)
    barrier, q = mp.Barrier(3), mp.Queue()
    workers = [mp.Process(target=meet, args=(barrier, q)) for _ in range(3)]
    for w in workers: w.start()
    print(sorted(q.get() for _ in workers))
    for w in workers: w.join()
