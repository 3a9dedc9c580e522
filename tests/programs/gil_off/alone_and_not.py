# options: --gil off
# Alone, among others, alone again: what a thread stored in one of these times is there in the next.
import threading


class Box:
    def __init__(self, start):
        self.first = start
        self.second = start + 1
        self.third = start + 2


def names(thing):
    return sorted(vars(thing))


def count_up(limit):
    seen = 0
    while seen < limit:
        got = yield seen
        seen += 1 if got is None else got


shared = Box(1)
items = [0] * 10
table = {"a": 0, "b": 0}
counter = count_up(1000)
for i in range(10):
    items[i] = i * i
    table["a"] = i
    shared.passing = i
    del shared.passing
    next(counter)
del shared.second
print(names(shared), sum(items), table, next(counter))

lock = threading.Lock()
boxes = []


def work(k):
    for i in range(300):
        box = Box(i)
        box.extra = k
        del box.second
        box.second = k
        with lock:
            boxes.append(box)
            items[k] += 1
            table["b"] += 1
        setattr(shared, f"n{k}", i)
        if i % 3 == 0:
            delattr(shared, f"n{k}")
            setattr(shared, f"n{k}", -i)


for round in range(3):
    threads = [threading.Thread(target=work, args=(k,)) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    shared.second = round
    shared.between = round
    for k in range(4):
        delattr(shared, f"n{k}")
    del shared.between
    print(names(shared), shared.second, items, table)
    print(len(boxes), {tuple(names(box)) for box in boxes}, sum(box.second for box in boxes), sum(box.first for box in boxes))
    for item in range(5):
        counter.send(2)
    print(next(counter))

for i in range(3):
    try:
        raise ValueError(i)
    except ValueError as problem:
        kept = problem.args
print(kept, "problem" in globals())
