# The iteration protocol written by hand.
class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1

print(list(Countdown(3)), sum(Countdown(4)), 2 in Countdown(3), max(Countdown(5)))
a, *b = Countdown(4)
print(a, b)

class Indexed:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError("end")
        return i * 10

print(list(Indexed()), 20 in Indexed(), [*Indexed()], tuple(Indexed()))

class Fresh:
    def __iter__(self):
        return iter([1, 2])

f = Fresh()
print([(x, y) for x in f for y in f])
for bad in (5, None, object):
    try:
        for x in bad:
            pass
    except TypeError as error:
        print(error)

class NotIterator:
    def __iter__(self):
        return 5

try:
    iter(NotIterator())
except TypeError as error:
    print(error)
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "none"))
reads = iter(["a", "b", "", "c"])
print(list(iter(lambda: next(reads), "")))
print(list(zip(range(3), "ab", [True] * 5)), list(enumerate("xy", 5)))
print(list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])), list(filter(None, [0, 1, "", "x", [], None])))
print(list(reversed([1, 2, 3])), "".join(reversed("abc")), list(reversed(range(0, 10, 3))))
d = {"a": 1, "b": 2}
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as error:
    print(error)
try:
    zip([1], [1, 2], strict=True).__next__()
    list(zip([1], [1, 2], strict=True))
except ValueError as error:
    print(error)
