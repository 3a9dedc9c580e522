# Barrier: everybody or nobody; the action; timeouts, abort and reset.
import threading

log = []
barrier = threading.Barrier(3, action=lambda: log.append("all here"))
indices = []

def work():
    for _ in range(5):
        indices.append(barrier.wait())

threads = [threading.Thread(target=work) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
print(log, sorted(indices), barrier.parties, barrier.n_waiting, barrier.broken)

try:
    barrier.wait(0.01)
except threading.BrokenBarrierError as error:
    print(type(error).__name__, str(error), barrier.broken)
try:
    barrier.wait()
except threading.BrokenBarrierError:
    print("still broken")
barrier.reset()
print(barrier.broken)

results = []

def waits():
    try:
        results.append(barrier.wait())
    except threading.BrokenBarrierError:
        results.append("broken")

t = threading.Thread(target=waits)
t.start()
while barrier.n_waiting == 0: pass
barrier.abort()
t.join()
barrier.reset()
t = threading.Thread(target=waits)
t.start()
while barrier.n_waiting == 0: pass
barrier.reset()
t.join()
print(results, barrier.broken)

def fails():
    raise KeyError("in the action")

pair = threading.Barrier(1, fails)
try:
    pair.wait()
except KeyError as error:
    print(error, pair.broken)
