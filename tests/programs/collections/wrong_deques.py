# Wrong calls of deque and its methods.
from collections import deque

for call in (lambda: deque(1), lambda: deque([], "a"), lambda: deque([], -1), lambda: deque([], 1, 2), lambda: deque(x=1), lambda: deque([1])[5], lambda: deque([1])["a"],
             lambda: deque([1]) + [1], lambda: deque([1]).insert("a", 1), lambda: deque([1], 1).insert(0, 1), lambda: deque([1]).index(2), lambda: deque([1]).remove(2),
             lambda: deque().pop(), lambda: deque().popleft(1), lambda: deque().rotate("a"), lambda: deque([1]).extend(1)):
    try:
        print(call())
    except Exception as problem:
        print(type(problem).__name__, problem)
for name in ("extend", "extendleft", "append", "copy", "count", "index", "insert", "remove", "reverse", "clear", "pop"):
    method = getattr(deque([1]), name)
    for arguments, names in (((), {}), ((1, 2, 3, 4), {}), ((), {"x": 1})):
        if name in ("copy", "reverse", "clear", "pop") and not arguments and not names:
            continue
        try:
            print(name, method(*arguments, **names))
        except TypeError as problem:
            print(name, problem)
