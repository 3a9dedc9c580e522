# Views of dicts are live, and those of keys and items are sets.
d = {1: "a", 2: "b"}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items, len(keys), list(values), 1 in keys, "a" in values, (1, "a") in items, (1, "b") in items, 5 in items)
d[3] = "c"
del d[1]
print(keys, values, items, len(values), list(reversed(keys)), list(reversed(items)), list(reversed(values)))
print(keys & {2, 9}, keys | [9], keys - {3}, keys ^ {3, 4}, {3, 5} & keys, {2, 5} - keys, items & {(2, "b")}, items - items, type(keys & keys).__name__)
print(keys.isdisjoint([7]), keys.isdisjoint({2}), keys == {2, 3}, keys <= {1, 2, 3}, items == {(2, "b"), (3, "c")}, keys == d.keys(), values == d.values())
s = {9}
s |= d.keys()
print(s, frozenset({2}) | d.keys(), [2] | d.keys(), keys & [3, 3], keys & (x for x in (2, 3)))
print(type(keys).__name__, type(values).__name__, type(items).__name__, repr({}.keys()), repr({}.items()))
for key, value in d.items():
    print(key, value, end=" ")
print(dict(items), dict(d.items()), list(zip(d, d.values())), max(d, key=d.get), sorted(d.items(), key=lambda kv: kv[1], reverse=True))
print({**d, "x": 1}, [*d], {v: k for k, v in d.items()}, sum(len(v) for v in d.values()), dict(a=1, **{"b": 2}), d.keys() == {2: 0, 3: 0}.keys())
x = {"a": {"b": [1, 2]}}
x["a"]["b"].append(3)
y = x.copy()
y["a"]["b"] = None
print(x, y, x is y, x == y, {}.get("a"), {"a": None}.get("a", 1), {"a": 1}.setdefault("a", 2), {}.setdefault("q", []), dict.fromkeys("ab", 0), dict.fromkeys([1]))
print({1: 1} | {1: 2, 2: 3}, dict([[1, 2], (3, 4)]), dict(["ab", "cd"]), dict(zip("ab", range(2)), c=5), dict({1: 2}, a=3), dict(), {True: "yes", 1: "one", 1.0: "float"})
