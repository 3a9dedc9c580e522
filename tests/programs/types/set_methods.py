# Sets and frozensets: methods, operators, comparison, errors. Printed sorted, since their order is nobody's business.
def show(s):
    print(type(s).__name__, sorted(s, key=str))

a, b = {1, 2, 3}, {3, 4}
for s in (a | b, a & b, a - b, a ^ b, a.union([9], (8,)), a.intersection([1, 2], [2]), a.difference([1], [2]), a.symmetric_difference([3, 7])):
    show(s)
print(1 in a, 9 not in a, len(a), a == {3, 2, 1}, a != b, {1} < a, a <= a, a < a, a > {1, 2}, a >= b, a.issubset(range(9)), a.issuperset([1]), a.isdisjoint([7]), a.isdisjoint(b))
a.add(1); a.add("x"); a.discard("nope"); a.discard("x"); a.remove(1)
show(a)
a.update([5, 6], "y"); a.intersection_update({5, 6, "y", 2}); a.difference_update([6]); a.symmetric_difference_update([5, 50])
show(a)
a |= {1}; a &= {1, 2, 50}; a -= {2}; a ^= {50, 60}
show(a)
p = {7}
print(p.pop(), p, set(), bool(set()), {1}, {"one"}, frozenset(), frozenset([1]), {None}, {(1, 2)}, set("a"), repr({1.5}))
f = frozenset([1, 2])
show(f | {3}); show({3} | f); show(f & {1}); show(f.union([5])); show(f.copy())
print(hash(f) == hash(frozenset([2, 1])), {f: "key"}[frozenset({2, 1})], f == {1, 2}, {1, 2} == f, f in {f}, {1, 2} in {f}, {1: 0}.keys() == {1})
print(len(set("mississippi")), {1, 1.0, True}, sorted({3, 1, 2}), sum({1, 2, 3}), max({4, 9}), {x % 3 for x in range(9)} == {0, 1, 2}, set(range(3)) == {0, 1, 2}, set([]) == set({}))
for bad in (lambda: a.remove("zz"), lambda: set().pop(), lambda: {[]}, lambda: {1} + {2}, lambda: {1} | [2], lambda: f.add(1), lambda: a[0], lambda: {{1}}, lambda: {1} < [1], lambda: set(5), lambda: hash({1})):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
c = a.copy()
c.clear()
print(c, len(a), a is a.copy())
s = {1}
s2 = s
s2 |= {2}
print(s is s2, len(s))
