# Every method of dict; order of insertion; views that follow; merging.
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 9
print(d, list(d), len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, "z" not in d, d.keys(), d.values(), d.items())
del d["b"]
d["b"] = 1
print(d, d.pop("a"), d.pop("zz", "default"), d.popitem(), d, d.setdefault("n", []), d.setdefault("c", 5), d)
d["n"].append(1)
d.update({"x": 1}, y=2)
d.update([("z", 3), ("c", 0)])
print(d, {**d, "c": 7}, d | {"new": 1}, {"c": 5} | d)
d |= {"w": 0}
print(d, d.copy() == d, d.copy() is d, dict(a=1), dict([("k", "v")]), dict({"q": 1}, r=2), dict.fromkeys("ab", 0), dict.fromkeys([1, 2]), dict(zip("xy", [1, 2])), dict())
keys, values, items = d.keys(), d.values(), d.items()
d["later"] = 1
print("later" in keys, len(values), ("later", 1) in items, keys & {"x", "q"} == {"x"}, sorted(keys | {"q"})[:3], {"x": 1}.keys() == {"x"}, sorted({"a": 1}.items() ^ {("a", 1), ("b", 2)}))
print(list(reversed({"a": 1, "b": 2})), list(reversed({"a": 1, "b": 2}.items())), {1: "a", 1.0: "b", True: "c"}, {(): 1, None: 2, "": 3, 0: 4}, {1: {2: {3: {}}}})
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} != {"a": 1.0}, bool({}), {k: v for k, v in sorted({"b": 1, "a": 2}.items())}, max({"a": 5, "b": 3}, key={"a": 5, "b": 3}.get), sorted({"b": 0, "a": 0}), list({"x": 1}.items())[0], "".join({"p": 1, "q": 2}))
count = {}
for ch in "mississippi":
    count[ch] = count.get(ch, 0) + 1
print(count, sorted(count.items(), key=lambda kv: (-kv[1], kv[0])), sum(count.values()))
d.clear()
print(d, d.get("x") is None)
for bad in (lambda: {}["k"], lambda: {}[5], lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: {}.nothing, lambda: {} < {}, lambda: {} + {}, lambda: dict([1]), lambda: dict(["abc"]), lambda: dict(5), lambda: {}.update(5), lambda: {{}: 1}, lambda: {}.get()):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
r = {}
r["self"] = r
print(r)
class Missing(dict):
    def __missing__(self, key):
        return "no " + str(key)
m = Missing(a=1)
print(m["a"], m["b"], m.get("b"), "b" in m, m)
big = {i: i * i for i in range(1000)}
for i in range(0, 1000, 2):
    del big[i]
print(len(big), list(big)[:3], big[999], 998 in big)
