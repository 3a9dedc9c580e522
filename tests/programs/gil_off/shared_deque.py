# options: --gil off
from collections import deque
import threading, itertools
# A deque shared by threads: append and popleft are atomic.
d = deque(); results = []
def producer(n):
    for i in range(n): d.append(i)
ts = [threading.Thread(target=producer, args=(1000,)) for _ in range(4)]
[t.start() for t in ts]; [t.join() for t in ts]
print(len(d), sum(d))
def consumer():
    while True:
        try: results.append(d.popleft())
        except IndexError: return
ts = [threading.Thread(target=consumer) for _ in range(4)]
[t.start() for t in ts]; [t.join() for t in ts]
print(len(results), sum(results), len(d))
c = itertools.count(); seen = []
def take():
    for _ in range(500): seen.append(next(c))
ts = [threading.Thread(target=take) for _ in range(4)]
[t.start() for t in ts]; [t.join() for t in ts]
print(len(seen), len(set(seen)), next(c))
recent = deque(maxlen=5)
for i in range(12): recent.append(i)
print(recent)
