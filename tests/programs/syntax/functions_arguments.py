# Defaults, keyword-only, positional-only, *args, **kwargs, and calls with stars.
def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw

print(f(1, c=3))
print(f(1, 20, 30, 40, c=3, e=5))
print(f(*[1, 2], *(3,), **{"c": 9}, **{"z": 8, "y": 7}))
print(f(c=1, a=0))

def posonly(a, b, /, c=3):
    return a, b, c

print(posonly(1, 2), posonly(1, 2, c=9))

def kwonly(*, x, y=1):
    return x, y

print(kwonly(x=5), kwonly(y=0, x=2))

def default(item, into=[]):
    into.append(item)
    return into

print(default(1), default(2), default(3, []), default(4))
n = 1
def bound(x=n):
    return x
n = 2
print(bound(), n)

def many(*a, **k):
    return len(a), sorted(k)

print(many(*range(300)), many(**{str(i): i for i in range(3)}))
print((lambda *a, k=1, **r: (a, k, r))(1, 2, k=3, z=4))
print(print("side effect"))
args = iter("ab")
print(many(*args, *args), many(*"xy", 1, *"z"))

def order(tag):
    print("arg", tag, end=" ")
    return tag

many(order(1), *[order(2)], k=order(3), **{"w": order(4)})
print()
