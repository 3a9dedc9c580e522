# enumerate, zip, map, filter, reversed, iter, next, range, sorted, list, tuple, dict, set.
print(list(enumerate("ab")), list(enumerate(["x"], start=-1)), dict(enumerate("ab", 1)))
print(list(zip()), list(zip([1])), list(zip([1, 2, 3], "ab")), dict(zip("kv", range(9))), list(zip(*[(1, "a"), (2, "b")])), list(zip([1, 2], [3, 4], strict=True)))
print(list(map(str, [1, None, "x"])), list(map(max, [1, 5], [4, 2], [3, 3])), list(map(lambda: 0, *[[]] * 1)) if False else [], list(map(len, ["", "ab"])), sum(map(int, "123")))
print(list(filter(lambda x: x > 1, [0, 1, 2, 3])), list(filter(None, [0, "a", "", None, 5])), list(filter(str.isdigit, "a1b2")))
print(list(reversed([1, 2, 3])), list(reversed("ab")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})))
i = iter([1, 2])
print(next(i), next(i), next(i, "end"), next(i, None))
n = 0
def tick():
    global n
    n += 1
    return n
print(list(iter(tick, 4)), n)
print(list("ab"), tuple("ab"), sorted("ba"), set("a"), frozenset("a"), dict(a=1), list({"k": 1}), list(b"ab"), list(()), tuple([[1]]), list(zip("ab", "cd")))
print([*map(lambda p: p[0] * p[1], zip([1, 2], [3, 4]))], list(map(lambda a, b=10: a + b, [1, 2])), list(filter(lambda kv: kv[1], {"x": 0, "y": 1}.items())))
for name, make in [("zip", lambda: zip([], 5)), ("map", lambda: map(len)), ("filter", lambda: filter(None)), ("next", lambda: next(5)), ("reversed", lambda: reversed(5)), ("iter", lambda: iter(5)), ("sorted", lambda: sorted([1], lambda x: x)), ("map item", lambda: list(map(len, [1]))), ("strict", lambda: list(zip([1, 2], [1], strict=True)))]:
    try:
        make()
    except (TypeError, ValueError) as error:
        print(name, type(error).__name__, error)
