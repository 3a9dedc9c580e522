# python: 3.11
# Every method of list, with its edges.
a = [3, 1, 2]
print(a.append(4), a, a.extend("xy"), a, a.insert(1, "i"), a.insert(-1, "j"), a.insert(100, "end"), a.insert(-100, "front"), a)
print(a.pop(), a.pop(0), a.pop(-2), a, a.index(1), a.count(1), a.remove("i"), a, a.reverse(), a)
b = a.copy()
b.clear()
print(a, b, a is a.copy(), a == a.copy())
n = [5, 2, 9, 1]
print(n.sort(), n, n.sort(reverse=True), n, sorted(n), n)
w = ["bb", "A", "ccc", "a"]
w.sort(key=len)
print(w)
w.sort(key=str.lower, reverse=True)
print(w, sorted(w, key=lambda s: (len(s), s)))
print([1, 2] + [3], [0] * 3, 2 * [1, 2], [] + [], [1] * 0, [[]] * 2, [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [2] > [1, 9], [1, 2, 3].index(3, 1), [1, 2, 1].index(1, 1), 2 in [1, 2], 1.0 in [1], [1] != [1.0])
c = [1, 2, 3]
c += c
print(c, c * 1 is c, len(c), list("abc"), list((1, 2)), list(range(3)), list({"k": 1}), list(), sum(c), min(c), max(c))
shared = [[0] * 2] * 3
shared[0][0] = 1
print(shared)
own = [[0] * 2 for _ in range(3)]
own[0][0] = 1
print(own)
r = [1]
r.append(r)
print(r, r[1] is r)
for bad in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1][1], lambda: a["0"], lambda: [1] + (2,), lambda: [1] * "x", lambda: [1, "a"].sort(), lambda: [1] < ["a"], lambda: {[1]: 2}, lambda: [1].extend(5), lambda: [1][-2], lambda: [].foo, lambda: [1].insert("x", 1), lambda: min([]), lambda: sum(["a"]), lambda: [3].index(3, 1)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
try:
    a[10] = 1
except IndexError as error:
    print(error)
stable = sorted([("b", 1), ("a", 1), ("c", 0)], key=lambda t: t[1])
print(stable, sorted([("b", 1), ("a", 1), ("c", 0)], key=lambda t: t[1], reverse=True))
def broken(x):
    raise ValueError("key")
d = [2, 1]
try:
    d.sort(key=broken)
except ValueError as error:
    print(error, d)
