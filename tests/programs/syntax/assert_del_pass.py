# assert with and without a message, del of every kind of target, pass and ellipsis.
def check(x):
    assert x > 0, f"not positive: {x}"
    return x

for n in (1, -1):
    try:
        print(check(n))
    except AssertionError as error:
        print("AssertionError", error, error.args)
try:
    assert False
except AssertionError as error:
    print(repr(error), str(error) == "")
assert (1, "always true") != ()
a = [0, 1, 2, 3, 4, 5]
del a[0], a[-1]
print(a)
del a[1:3]
print(a)
b = list(range(10))
del b[::3]
print(b)
d = {"x": 1, "y": 2}
del d["x"]
print(d)
x = 1
del x
try:
    x
except NameError as error:
    print(error)

class C:
    attr = 1

c = C()
c.own = 2
del c.own
print(hasattr(c, "own"), c.attr)
for action in ("attr", "key", "index"):
    try:
        if action == "attr":
            del c.attr
        elif action == "key":
            del d["z"]
        else:
            del a[9]
    except Exception as error:
        print(type(error).__name__, error)
p, q = 1, 2
del (p, q)
print("p" in globals(), ...)

def body(): ...

print(body(), Ellipsis is ...)
