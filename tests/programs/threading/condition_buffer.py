# A bounded buffer with a Condition: while, not if; notify wakes the longest waiting; errors without the lock.
import threading

class Buffer:
    def __init__(self, size):
        self.items = []
        self.size = size
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            while len(self.items) >= self.size:
                self.changed.wait()
            self.items.append(item)
            self.changed.notify_all()

    def take(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            item = self.items.pop(0)
            self.changed.notify_all()
            return item

buffer = Buffer(2)
taken = []

def produce(name):
    for i in range(20):
        buffer.put((name, i))

def consume():
    for _ in range(20):
        taken.append(buffer.take())

threads = [threading.Thread(target=produce, args=(n,)) for n in "ab"] + [threading.Thread(target=consume) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(len(taken), sorted(taken) == [(n, i) for n in "ab" for i in range(20)], buffer.items)

condition = threading.Condition(threading.Lock())
for operation in (condition.wait, condition.notify, condition.notify_all, condition.release):
    try:
        operation()
    except RuntimeError as error:
        print(error)
with condition:
    print(condition.wait(timeout=0.01), condition.wait_for(lambda: False, timeout=0.01), condition.wait_for(lambda: 7))

order = []
waiting = threading.Semaphore(0)

def wait_in_line(number):
    with condition:
        waiting.release()
        condition.wait()
        order.append(number)

line = []
for number in range(4):
    t = threading.Thread(target=wait_in_line, args=(number,))
    t.start()
    waiting.acquire()
    line.append(t)
for t in line:
    with condition:
        condition.notify()
    while len(order) <= line.index(t): pass
for t in line: t.join()
print(order)

recursive = threading.Condition()
with recursive:
    with recursive:
        def wake():
            with recursive:
                recursive.notify()
        t = threading.Thread(target=wake)
        t.start()
        print("woken", recursive.wait(5))
        t.join()
