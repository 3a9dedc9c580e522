# What containers say when they are used wrongly.
def show(*actions):
    for action in actions:
        try:
            print("no error:", action())
        except Exception as problem:
            print(type(problem).__name__, problem, sep=": ")


d = {1: 2, 3: 4}
show(lambda: max([]), lambda: max(), lambda: list(1), lambda: sorted(), lambda: sum(["a"], ""), lambda: {} | [(1, 2)],
     lambda: range(3)[1.5], lambda: reversed({1}), lambda: next([]), lambda: iter(1, 2), lambda: iter(1), lambda: enumerate([], "a"),
     lambda: zip(1), lambda: zip([1], 2), lambda: map(1), lambda: map(), lambda: filter(), lambda: hash([]), lambda: [1, 2].index(3),
     lambda: [].remove(1), lambda: [].pop(), lambda: [1].pop(4), lambda: {}.popitem(), lambda: set().pop(), lambda: {1}.remove(2),
     lambda: (1,).index(2), lambda: [1] + (2,), lambda: (1,) + [2], lambda: [1] * "a", lambda: "a" * [1], lambda: [1] * 1.5,
     lambda: [1].insert("a", 1), lambda: [3, "a"].sort(), lambda: ["a", 3].sort(), lambda: [1].sort(1), lambda: [1].sort(key=1),
     lambda: sorted([1], key=None, reverse=None), lambda: dict(1), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(["abc"]),
     lambda: dict(1, 2), lambda: {}.update(1), lambda: {}.update([1]), lambda: set(1), lambda: set([[]]), lambda: {1}.update(1),
     lambda: {1}.union(1), lambda: {1}.issubset(1), lambda: {1} < 3, lambda: [1] < 3, lambda: {1} < [1], lambda: {} < {},
     lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: slice(1).indices(-1), lambda: slice(1, None, 0).indices(3),
     lambda: [1, 2, 3][::0], lambda: range(0, 5, 0), lambda: [1].index(), lambda: [].append(), lambda: [].append(1, 2),
     lambda: [].extend(1), lambda: [].count(), lambda: {}.get(), lambda: {}.pop(), lambda: {}.pop(1), lambda: {}.setdefault(),
     lambda: {}.fromkeys(), lambda: dict.fromkeys(1), lambda: dict.fromkeys([1], 2, 3), lambda: {}["a"], lambda: {}[[]], lambda: min(1),
     lambda: min(1, "a"), lambda: max(1, 2, default=3), lambda: sum(1), lambda: sum([1], []), lambda: any(1), lambda: len(1),
     lambda: tuple(1), lambda: frozenset(1), lambda: range(1.0), lambda: range("a"), lambda: range(), lambda: range(1, 2, 3, 4),
     lambda: range(3).index(7), lambda: range(3).index("a"), lambda: range(3)[7], lambda: [1, 2, 3].index(2, 5), lambda: sorted(1),
     lambda: sorted([1, "a"]), lambda: list(zip([1], [1, 2], strict=True)), lambda: list(zip([1, 2], [1], strict=True)),
     lambda: list(zip([1, 2], [1, 2], [1], strict=True)), lambda: hash(slice(1)), lambda: reversed(1), lambda: {1}.add(),
     lambda: {1}.add(1, 2), lambda: {1}.pop(1), lambda: {1}.remove([]), lambda: [] in d, lambda: {1}.intersection(1),
     lambda: {}.clear(1), lambda: {}.keys(1), lambda: [].reverse(1), lambda: [].sort(k=1), lambda: ().count(), lambda: ().index(),
     lambda: [].insert(1), lambda: [].index(1, 2, 3, 4), lambda: any(), lambda: next(), lambda: next(1, 2, 3), lambda: map(1, 2),
     lambda: filter(1, 2), lambda: reversed([], 1), lambda: filter(None, [0, 1], 2), lambda: min([], key=1), lambda: max(1, 2, key=3),
     lambda: len([], 1), lambda: any([], 1), lambda: {}.items()[0], lambda: set([1])[0], lambda: {1}.issuperset(1), lambda: {1}.isdisjoint(1),
     lambda: [1, 2].pop("a"), lambda: [1].pop(1, 2), lambda: hash({}.keys()), lambda: (1, 2) < (1, "a"), lambda: range(3) < range(4),
     lambda: sum([1], start=""), lambda: sum([1], b""), lambda: 1 in 5, lambda: [1] * 2 ** 70, lambda: list(1, 2), lambda: list(x=1),
     lambda: tuple(1, 2), lambda: set(1, 2), lambda: frozenset(1, 2), lambda: tuple(x=1), lambda: dict.fromkeys(),
     lambda: range(x=1), lambda: min([1], kee=1), lambda: zip([1], strikt=1), lambda: enumerate([], begin=2), lambda: d.values() | {1},
     lambda: {1, 2} | [3], lambda: [1].copy(1), lambda: next(iter([])), lambda: [].x, lambda: {}.x)


def statement(number):
    a = [1, 2, 3]
    t = (1, 2)
    if number == 0:
        a["x"] = 1
    elif number == 1:
        a[9] = 1
    elif number == 2:
        del a[9]
    elif number == 3:
        t[0] = 1
    elif number == 4:
        del t[0]
    elif number == 5:
        a[0:2] = 5
    elif number == 6:
        a[::2] = [1]
    elif number == 7:
        a[::2] = 5
    elif number == 8:
        del {}[1]
    elif number == 9:
        {}[[]] = 1
    elif number == 10:
        range(3)[0] = 1
    elif number == 11:
        {1}[0] = 1
    elif number == 12:
        a += 5
    elif number == 13:
        t += [3]
    elif number == 14:
        x, y = [1, 2, 3]
    elif number == 15:
        x, y = [1]
    elif number == 16:
        x, *y, z = [1]
    elif number == 17:
        x, y = 5
    elif number == 18:
        del range(3)[0]
    elif number == 19:
        a[None]
    elif number == 20:
        for x in 5:
            pass


for number in range(21):
    show(lambda: statement(number))
