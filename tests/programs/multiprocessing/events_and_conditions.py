# A starting signal for all, and a condition that the parent waits for.
from multiprocessing import Condition, Event, Process, Value, Queue


def racer(start, ready, count, q, name):
    with ready:
        count.value += 1
        ready.notify_all()
    start.wait()
    q.put(name)


if __name__ == "__main__":
    start, ready, count, q = Event(), Condition(), Value("i", 0), Queue()
    racers = [Process(target=racer, args=(start, ready, count, q, n)) for n in range(4)]
    for r in racers:
        r.start()
    with ready:
        print(ready.wait_for(lambda: count.value == 4, timeout=20))
    print(start.is_set(), start.wait(0.01), q.empty())
    start.set()
    print(sorted(q.get() for _ in racers))
    for r in racers:
        r.join()
    with ready:
        print(ready.wait(timeout=0.01))
