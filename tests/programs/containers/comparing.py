# == and < between containers, nested, recursive and mixed.
pairs = [([1, 2], [1, 2]), ([1, 2], [1, 3]), ([1], [1, 0]), ((1, "a"), (1, "b")), ([], [0]), ([[1], 2], [[1], 3]), ((), ()), ([1.0], [1]), ([True], [1])]
for a, b in pairs:
    print(a == b, a != b, a < b, a <= b, a > b, a >= b)
print([1] == (1,), {1: 2} == {1.0: 2.0}, {1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} == {1: 3}, {} == [], {1} == frozenset({1}), {1} == {1: 1}.keys(), set() == {})
print({1, 2} < {1, 2, 3}, {1, 2} < {1, 2}, {1, 2} <= {1, 2}, {1, 4} > {1}, {1} >= set(), {1}.issubset([1, 2]), {1, 2}.issuperset({1}), {1} < {2})
print({1: 2}.keys() == {1}, {1: 2}.keys() <= {1, 2}, {1: 2}.items() == {(1, 2)}, {1: 2}.items() < {(1, 2), 3}, {1: 2}.keys() >= {2: 1}.keys())
print(range(3) == range(0, 3), range(0, 3, 2) == range(0, 4, 2), range(0) == range(5, 5), range(1, 2) == range(1, 9, 50), range(3) == [0, 1, 2], range(3) != range(4))
print(slice(1, 2) == slice(1, 2), slice(1) < slice(2), slice(None) == slice(None, None, None), (1, 2) == [1, 2], [None] == [None], [()] == [()])
print("a" in ["a"], [] in [[]], (1, [2]) == (1, [2]), {"k": [1, {2: 3}]} == {"k": [1, {2: 3}]}, None in (0, False), 0 in (False,), "" in ([], ()))
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], nan != nan)
a = []
a.append(a)
b = []
b.append(b)
print(a == a, a)
try:
    print(a == b)
except RecursionError as problem:
    print("RecursionError:", problem)
deep = ()
for _ in range(300):
    deep = (deep,)
other = ()
for _ in range(300):
    other = (other,)
print(deep == other, hash(deep) == hash(other), deep < other)


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __eq__(self, other):
        return self.amount == other.amount if isinstance(other, Money) else NotImplemented

    def __lt__(self, other):
        return self.amount < other.amount if isinstance(other, Money) else NotImplemented


print([Money(1), 2] == [Money(1), 2], (Money(1), Money(2)) < (Money(1), Money(3)), [Money(1)] != [Money(2)], {"m": Money(1)} == {"m": Money(1)}, Money(1) == 5)
try:
    print([Money(1)] < [5])
except TypeError as problem:
    print(problem)
try:
    print([Money(1)] <= [Money(2)])
except TypeError as problem:
    print(problem)


class Plain:
    def method(self):
        pass


p = Plain()
print(p == p, p == Plain(), p != Plain(), p.method == p.method, p.method == Plain().method, [].append == [].append, len == len, p in [p], {p: 1}[p])
