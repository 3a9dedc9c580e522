# The shape every tutorial shows: one producer, one consumer, an end mark; one item in between gives back pressure.
import queue, threading

q = queue.Queue(1)
log = []

def produce():
    for name in ["A", "B", "C"]:
        q.put(name)
        log.append("put " + name)
    q.put(None)

def consume():
    while (item := q.get()) is not None:
        log.append("got " + item)

threads = [threading.Thread(target=f) for f in (produce, consume)]
for t in threads: t.start()
for t in threads: t.join()
print(sorted(log))
print([e for e in log if e.startswith("got")], log.index("got A") < log.index("got C"))
