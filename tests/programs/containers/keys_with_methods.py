# Keys and items whose __hash__ and __eq__ are the program's own, in every method of dict, set, list and tuple.
class Key:
    compared = 0

    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value % 3

    def __eq__(self, other):
        Key.compared += 1
        return isinstance(other, Key) and self.value == other.value

    def __repr__(self):
        return f"K{self.value}"


def k(*values):
    return [Key(value) for value in values]


d = {}
for i in range(12):
    d[Key(i)] = i
    d[i] = -i
print(len(d), d[Key(5)], d[7], Key(11) in d, Key(12) in d)
d[Key(5)] = "five"
print(d[Key(5)], d.get(Key(6)), d.get(Key(60)), d.get(Key(60), "no"))
del d[Key(4)]
print(d.pop(Key(3)), d.pop(Key(33), "gone"), len(d))
try:
    d.pop(Key(33))
except KeyError as problem:
    print("KeyError", problem)
try:
    del d[Key(33)]
except KeyError as problem:
    print("KeyError", problem)
try:
    print(d[Key(33)])
except KeyError as problem:
    print("KeyError", problem)
print(d.setdefault(Key(2), "x"), d.setdefault(Key(70), "seventy"), list(d)[-1])
print({Key(1): 1, Key(1): 2, Key(4): 3})
print(dict([(Key(1), "a"), (Key(2), "b"), (Key(1), "c")]), dict.fromkeys(k(1, 2, 1), 0))
e = {Key(1): "one"}
e.update({Key(1): "eins", Key(2): "zwei"})
e.update([(Key(3), "drei")], x=5)
print(e, e | {Key(1): "uno"}, {Key(1): 1} == {Key(1): 1}, {Key(1): 1} == {Key(2): 1}, {Key(1): 1} != {Key(1): 2})
e |= {Key(9): 9}
print(e, Key(9) in e.keys(), (Key(9), 9) in e.items(), (Key(9), 8) in e.items(), 9 in e.values())

s = set(k(1, 2, 3, 1))
print(len(s), Key(1) in s, Key(9) in s)
s.add(Key(2))
s.add(Key(10))
s.discard(Key(2))
s.remove(Key(3))
print(sorted(item.value for item in s))
try:
    s.remove(Key(99))
except KeyError as problem:
    print("KeyError", problem)


def values(items):
    return sorted(item.value for item in items)


a = set(k(1, 2, 3, 4))
b = set(k(3, 4, 5))
print(values(a | b), values(a & b), values(a - b), values(a ^ b))
print(values(a.union(b, k(9))), values(a.intersection(k(4, 9))), values(a.difference(k(1))), values(a.symmetric_difference(k(4, 7))))
print(a <= b, a >= set(k(1)), a < set(k(1, 2, 3, 4, 5)), a == set(k(4, 3, 2, 1)), a != b, a.isdisjoint(k(8)), a.issubset(k(1, 2, 3, 4)), a.issuperset(b))
c = set(a)
c |= b
c -= set(k(1))
c &= set(k(2, 3, 5))
c ^= set(k(5, 6))
print(values(c))
c.update(k(7, 8), k(9))
c.difference_update(k(7))
c.intersection_update(k(8, 9, 6))
c.symmetric_difference_update(k(6, 100))
print(values(c), frozenset(k(1, 2)) == frozenset(k(2, 1)), hash(frozenset(k(1, 2))) == hash(frozenset(k(2, 1))), type(frozenset(k(1)) | a).__name__)

items = k(3, 1, 2, 1)
print(items.index(Key(1)), items.count(Key(1)), Key(2) in items, Key(7) in items, tuple(items).index(Key(2)), tuple(items).count(Key(1)))
items.remove(Key(1))
print(items, items == k(3, 2, 1), items != k(3, 2, 1), tuple(k(1)) == tuple(k(1)), [k(1), k(2)] == [k(1), k(2)])
try:
    items.index(Key(50))
except ValueError as problem:
    print("ValueError", problem)
print({(Key(1), 2): "pair"}[(Key(1), 2)], hash((Key(1), 2)) == hash((1, 2)), {(Key(1), 2)} == {(Key(1), 2)})
print({Key(1), *k(2)} == set(k(1, 2)), Key.compared > 50)


class Everything:
    def __eq__(self, other):
        return True


print(Everything() == 1, 1 == Everything(), [1, 2] == [Everything(), 2], (1,) != (Everything(),), Everything() in [5], [5].index(Everything()))
try:
    {Everything()}
except TypeError as problem:
    print(problem)
try:
    {Everything(): 1}
except TypeError as problem:
    print(problem)
