# OrderedDict: moving to either end, taking from either end, keys with methods of their own.
from collections import OrderedDict


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return f"K{self.n}"


for make in (int, str, Key, lambda n: (n, n)):
    d = OrderedDict((make(n), n) for n in range(5))
    d.move_to_end(make(1))
    d.move_to_end(make(3), last=False)
    print(list(d.items()))
    print(d.popitem(), d.popitem(last=False), d.popitem(last=True))
    print(d)
    for bad in (make(9), make(1)):
        for last in (True, False):
            try:
                d.move_to_end(bad, last)
            except KeyError as e:
                print("KeyError", e)
    d.clear()
    for last in (True, False):
        try:
            d.popitem(last)
        except KeyError as e:
            print("KeyError", e)
d = OrderedDict(a=1)
d["b"] = NotImplemented
d["c"] = 3
d.move_to_end("b")
print(d)
try:
    d.move_to_end([])
except TypeError as e:
    print(e)
