# Names and objects: aliasing, identity, shallow copies, default arguments, mutation through a parameter.
a = [1, [2, 3]]
b, c, d, e = a, a[:], list(a), a.copy()
b.append(4)
c[1].append("inner")
print(a, b, c, d, e, a is b, a is c, a[1] is c[1], a == c)

def change(items, number):
    items.append(number)
    items = ["new"]
    number += 1
    return items, number

n = 5
print(change(a, n), a, n)
x = y = {}
x["k"] = 1
print(y, x is y, {} is {}, [] == [])
print(id(a) == id(b), id(a) == id(c), None is None, type(a) is list)
s = "same"
t = s
s += "!"
print(s, t)
def acc(v, seen={}):
    seen[v] = seen.get(v, 0) + 1
    return dict(seen)
print(acc("a"), acc("b"), acc("a"), acc.__defaults__)
m = [[]] * 3
m[0].append(1)
print(m)
l1 = [1, 2]
l2 = l1
l1 = l1 + [3]
print(l1, l2)
d1 = {"l": l1}
d2 = dict(d1)
d2["l"].append(9)
d2["new"] = 0
print(d1, d2)
f = len
print(f([1]), f is len, [f] == [len])
