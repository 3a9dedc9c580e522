# Tuples: literals, methods, comparison, hashing, immutability.
t = (1, "a", [2])
print(t, (), (1,), 1, (1, 2) + (3,), (0,) * 3, t[0], t[-1], t[::-1], len(t), tuple("ab"), tuple([1]), tuple(), tuple({"k": 1}))
print((1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, 2) != [1, 2], (2, 1) > (1, 9), 1 in (1, 2), (1, 2, 1).count(1), (1, 2).index(2), hash((1, 2)) == hash((1, 2)))
t[2].append(3)
print(t, {(1, 2): "point"}[1, 2], sorted([(2, "b"), (1, "z"), (2, "a")]), max((1, 5), (1, 4)), sum((1, 2, 3)), isinstance((), tuple))
a, (b, *c) = 1, (2, 3, 4)
print(a, b, c, (a, b) + tuple(c), repr(("x",)), str((1, (2, (3,)))), (None, True), ((),), tuple(x * 2 for x in range(3)))
try:
    t[0] = 5
except TypeError as error:
    print(error)
try:
    t[2] += [4]
except TypeError as error:
    print(error, t)
for bad in (lambda: t.append(1), lambda: (1, 2).index(3), lambda: t[5], lambda: t + [1], lambda: {t: 1}, lambda: (1, 2) < (1, "a"), lambda: hash(([],))):
    try:
        bad()
    except (AttributeError, ValueError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
try:
    del t[0]
except TypeError as error:
    print(error)
for x, (y, z) in [(1, (2, 3)), (4, (5, 6))]:
    print(x + y + z)
def swap(p, q):
    return q, p
print(swap(*swap(1, 2)), (lambda *args: args)(1, 2), divmod(7, 2))
