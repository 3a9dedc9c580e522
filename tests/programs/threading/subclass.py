# Thread subclassed, with its own __init__ and results.
import threading

class Summer(threading.Thread):
    def __init__(self, numbers):
        super().__init__(name=f"summer of {len(numbers)}")
        self.numbers = numbers
        self.total = None

    def run(self):
        self.total = sum(self.numbers)

threads = [Summer(list(range(n))) for n in (10, 100, 1000)]
for t in threads:
    t.start()
for t in threads:
    t.join()
    print(t.name, t.total)

class Forgets(threading.Thread):
    def __init__(self):
        pass

try:
    Forgets().start()
except RuntimeError as error:
    print(error)
