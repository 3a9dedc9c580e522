# two threads, a load and a store each: 4! / (2! 2!) = 6, of which 2 lose nothing
# interleavings: 6
# ends: exit 0: 1 | exit 0: 2
import threading
class Counter:
    value = 0
counter = Counter()
counter.value = 0
def work(name):
    setattr(counter, name, getattr(counter, name) + 1)
ts = [threading.Thread(target=work, args=("value",)) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(counter.value)
