# Classes made of list, tuple, dict, set and frozenset.
class MyList(list):
    def __init__(self, items=(), name="?"):
        super().__init__(items)
        self.name = name

    def append(self, item):
        super().append(item * 2)

    def __getitem__(self, i):
        if isinstance(i, str):
            return (i, self.name)
        return super().__getitem__(i)

    def __len__(self):
        return 100 + super().__len__()

    def __contains__(self, item):
        return item == "magic" or super().__contains__(item)


l = MyList([1, 2], name="n")
l.append(5)
print(l, l["key"], l[0], l[-1], len(l), "magic" in l, 10 in l, 11 in l, l.name, type(l + [1]).__name__, type(l[:]).__name__)
print([x for x in l], list(l), sorted(l, reverse=True), sum(l), max(l), l == [1, 2, 10], isinstance(l, list), l.copy(), l * 2)
l.extend(x for x in (7, 8))
l += [9]
l[0:1] = (i for i in range(3))
del l[1]
print(l, l.index(8), type(l).__name__, bool(MyList()))


class Plain(list):
    pass


p = Plain("abc")
p.note = 5
print(p, p.note, p[1], len(p), p == ["a", "b", "c"], p + ["d"], [*p], tuple(p), "b" in p, p.pop())


class Defaulting(dict):
    def __missing__(self, key):
        self[key] = value = [key]
        return value


d = Defaulting(a=1)
d["b"].append(2)
print(d, d["a"], d.get("zz"), "zz" in d, d["zz"], len(d), d == {"a": 1, "b": ["b", 2], "zz": ["zz"]})


class Counting(dict):
    def __init__(self, *args, **kwargs):
        self.sets = 0
        super().__init__(*args, **kwargs)

    def __setitem__(self, key, value):
        self.sets += 1
        super().__setitem__(key, value)

    def __getitem__(self, key):
        return ("got", super().__getitem__(key))

    def __delitem__(self, key):
        print("deleting", key)
        super().__delitem__(key)


c = Counting({"x": 1}, y=2)
c["z"] = 3
c.update(w=4)
del c["x"]
print(c, c.sets, c["y"], c.get("y"), c.pop("y"), dict(c), {**c}, c.copy(), c | {"q": 1}, list(c.items()))


class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]

    def __add__(self, other):
        return Point(self[0] + other[0], self[1] + other[1])


a = Point(1, 2) + (3, 4)
print(a, a.x, type(a).__name__, len(a), a == (4, 6), hash(a) == hash((4, 6)), {a: 1}[(4, 6)], a < (5,), sorted([Point(2, 1), Point(1, 2)]))
x, y = a
print(x, y, *a, a[::-1], a * 2, (0,) + a)


class Tags(set):
    def add(self, tag):
        super().add(tag.lower())


t = Tags(["A"])
t.add("B")
print(sorted(t), len(t), "b" in t, type(t | {"c"}).__name__, t == {"A", "b"}, t >= {"b"}, type(t.copy()).__name__)


class Frozen(frozenset):
    def __new__(cls, *items):
        return super().__new__(cls, items)


f = Frozen(1, 2, 2)
print(sorted(f), type(f).__name__, hash(f) == hash(frozenset([1, 2])), {f: 1}[frozenset([2, 1])], type(f & {1}).__name__)


class Ordered(list):
    def __iter__(self):
        return iter(["from", "iter"])


o = Ordered([1, 2])
print(list(o), [x for x in o], len(o), o, tuple(o), set(o) == {"from", "iter"}, sorted(o), dict.fromkeys(o), [*o], o[0])
for i, x in enumerate(o):
    print(i, x, end="; ")
print(list(zip(o, o)), any(o), list(reversed(o)))
