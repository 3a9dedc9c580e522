# sort and sorted: stability, keys, reverse, mixed numbers, own comparison, errors in the middle.
people = [("Ann", 30), ("Bob", 25), ("Cid", 30), ("Dan", 25)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted(people, key=lambda p: (-p[1], p[0])))
print(sorted([3, 1.5, True, -2, 0]), sorted("bAcB"), sorted("bAcB", key=str.lower), sorted([[2], [1, 5], []]), sorted([(1, "b"), (1, "a")]), sorted({3: 1, 1: 2}), sorted(["10", "9", "1"], key=int))

class V:
    compared = 0
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        V.compared += 1
        return self.n < other.n
    def __repr__(self):
        return str(self.n)

vs = [V((i * 7919) % 101) for i in range(60)]
vs.sort()
print(vs, V.compared > 0)
big = [(i * 7919) % 10007 for i in range(10007)]
big.sort()
print(big == list(range(10007)), big[:3])
n = list(range(50))
n.sort(key=lambda x: (x % 5, -x))
print(n)
try:
    sorted([1, "a", None])
except TypeError as error:
    print(error)
class Stop(Exception): pass
calls = []
def key(x):
    calls.append(x)
    if x == 3:
        raise Stop
    return x
l = [5, 4, 3, 2]
try:
    l.sort(key=key)
except Stop:
    print("stopped", calls, l)
print(max(people, key=lambda p: p[1]), min(people, key=lambda p: p[1]), max([1, 5, 3], default=0), max([], default="none"), min("b", "a"), max(3, 1, key=lambda x: -x), max("abc", "abd"))
modify = [3, 1, 2]
def evil(x):
    modify.append(x)
    return x
try:
    modify.sort(key=evil)
except ValueError as error:
    print(error)
print(list(reversed(sorted("hello"))), sorted(range(5), key=lambda x: x % 2), sorted([0.5, -1, 2 ** 70, -(2 ** 70)]))
