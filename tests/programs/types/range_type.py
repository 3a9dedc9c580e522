# A range is lazy, indexable, comparable, huge.
r = range(10)
print(r, range(2, 8), range(0, 10, 3), list(range(5, 0, -2)), list(range(0)), list(range(3, 3)), list(range(1, -1)), list(range(-3, 3, 2)))
print(r[3], r[-1], r[2:5], r[::-1], len(range(0, 10, 3)), len(range(5, 0)), 3 in r, 3.0 in r, "3" in r, 10 in r, -1 in range(0, -5, -1), r.start, r.stop, r.step)
print(range(3) == range(0, 3, 1), range(0) == range(2, 2), range(0, 5, 2) == range(0, 6, 2), range(1) != range(2), hash(range(3)) == hash(range(0, 3)), r.index(4), r.count(4), r.count(40))
big = range(10 ** 18, 10 ** 18 + 5)
print(list(big), 10 ** 18 + 3 in big, len(big), range(0, 10 ** 30, 10 ** 29)[3], sum(range(101)), max(range(5)), min(range(5, 1, -1)))
print(list(reversed(range(4))), list(reversed(range(0, 10, 4))), bool(range(0)), bool(range(1)), [x for x in range(2) for y in range(2)], tuple(range(3)))
for bad in (lambda: range(), lambda: range(1.5), lambda: range("3"), lambda: range(0, 5, 0), lambda: r[10], lambda: r["a"], lambda: r.index(99), lambda: range(1, 2, 3, 4)):
    try:
        bad()
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
try:
    r[0] = 1
except TypeError as error:
    print(error)
it = iter(range(2))
print(next(it), next(it), next(it, "end"))
