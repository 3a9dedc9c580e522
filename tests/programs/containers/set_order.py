# Sets of integers are printed in the order of their table, and every operation leaves them in the same order as CPython.
def lcg(seed):
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        yield seed >> 33


numbers = lcg(5)


def some(count, below):
    return [next(numbers) % below for _ in range(count)]


for count, below in [(3, 10), (5, 100), (9, 50), (20, 1000), (60, 500), (200, 100000), (33, 2 ** 31)]:
    a = set(some(count, below))
    b = set(some(count, below))
    print(a)
    print(a | b, a & b, a - b, a ^ b)
    print(frozenset(a) | b, b - frozenset(a))
    c = a.copy()
    c |= b
    print(c)
    c -= a
    print(c)
    c ^= b
    print(c)
    c &= b
    print(c)
    for x in some(count, below):
        c.add(x)
        a.discard(x)
    print(c, a)
    print([a.pop() for _ in range(min(len(a), 5))], a)
    print(sorted(b) == list(b), sum(b))
    print(a.union(range(5), [below]), b.difference(range(0, min(below, 9999), 3)), b.intersection(range(0, min(below, 9999), 2)))
    print(b.symmetric_difference(range(4)), {*a, *b})
    b.difference_update(list(b)[::2])
    print(b)
    b.intersection_update(some(9, below))
    print(b)

print({-1, -2, 0, 1}, {True, 1, 1.0}, {0.5, 1.5, 2.5}, {2 ** 61 - 1, 2 ** 61, 2 ** 64}, {-2 ** 70, 5})
print({(i, i * i) for i in range(6)})
print({None: 1}, {frozenset({1, 2}), frozenset({3})} == {frozenset({3}), frozenset({2, 1})})
s = set()
for i in range(100):
    s.add(i * 7 % 64)
    if i % 3 == 0:
        s.discard(i)
print(s)
print(set(range(10, 0, -1)), set("a"), set(dict.fromkeys([5, 3, 1])))
