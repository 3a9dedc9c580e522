# A Lock keeps each process's two lines together.
from multiprocessing import Process, Lock, Queue

def report(lock, q, name):
    with lock:
        q.put(name + " begins")
        q.put(name + " ends")

if __name__ == "__main__":
    lock, q = Lock(), Queue()
    print(lock.acquire(), lock.acquire(block=False), lock.acquire(timeout=0.05))
    lock.release()
    with lock:
        print("held", lock.acquire(False))
    try:
        lock.release()
    except ValueError as error:
        print(error)
    workers = [Process(target=report, args=(lock, q, n)) for n in ("a", "b", "c")]
    for w in workers: w.start()
    lines = [q.get() for _ in range(6)]
    for w in workers: w.join()
    print(sorted(lines), [w.exitcode for w in workers])
