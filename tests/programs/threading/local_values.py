# threading.local: a value per thread; a subclass's __init__ runs once in each.
import threading

data = threading.local()
data.name = "main"
seen = []

def work(name):
    seen.append(hasattr(data, "name"))
    data.name = name
    seen.append(data.name)

for n in "ab":
    t = threading.Thread(target=work, args=(n,))
    t.start()
    t.join()
print(seen, data.name, data.__dict__)
try:
    data.other
except AttributeError as error:
    print(type(error).__name__)
del data.name
print(hasattr(data, "name"))
try:
    threading.local(1)
except TypeError as error:
    print(error)

class Counter(threading.local):
    kind = "counter"
    def __init__(self, start):
        self.value = start
    def more(self):
        self.value += 1
        return self.value

counter = Counter(10)
print(counter.more(), counter.more(), counter.kind)
values = []
t = threading.Thread(target=lambda: values.extend([counter.more(), counter.value]))
t.start()
t.join()
print(values, counter.value)
