# hash() of numbers, tuples, frozensets of integers and ranges are numbers that a program may print.
for v in (0, 1, -1, -2, 7, 2 ** 31, 2 ** 47, -2 ** 47, 2 ** 60, 2 ** 61 - 2, 2 ** 61 - 1, 2 ** 61, -2 ** 61, 2 ** 64, 10 ** 30, -10 ** 30, 2 ** 200 + 3,
          0.0, -0.0, 1.0, 0.5, -1.5, 1e100, 3.14159, 1e-300, float("inf"), float("-inf"), 2.0 ** 61, True, False,
          (), (1,), (1, 2), (1, (2, 3)), ((),), (0.5, -1), (True, 1.0), frozenset(), frozenset({1}), frozenset(range(10)), frozenset({(1, 2), 3}),
          range(5), range(1, 9, 3), range(2 ** 70)):
    print(v if not isinstance(v, frozenset) else sorted(map(str, v)), hash(v))
print(hash(range(0)) == hash(range(3, 3)), hash(1) == hash(1.0) == hash(True), hash("a") == hash("a"), hash("ab"[:1]) == hash("a"), hash(b"x") == hash(b"x"))


class C:
    def __hash__(self):
        return 2 ** 64 + 5

    def __eq__(self, other):
        return self is other


print(hash(C()), hash((C(), 1)) == hash((C(), 1)), hash((1, (C(),))) == hash((1, (C(),))))
for v in ([], {}, set(), bytearray(), slice(1), ([],), (1, {}), {}.keys(), {}.items()):
    try:
        hash(v)
        print("hashable")
    except TypeError as problem:
        print(problem)
print(isinstance(hash(object()), int), hash(len) == hash(len), hash(C) == hash(C))
