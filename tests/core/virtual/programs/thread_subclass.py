# ends: exit 0: 1 | exit 0: 2
import threading
class Counter(threading.Thread):
    total = 0
    def run(self):
        Counter.total += 1
a, b = Counter(), Counter()
a.start(); b.start(); a.join(); b.join()
print(Counter.total)
