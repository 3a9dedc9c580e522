# Cells: captured by reference, one per call, late binding in loops.
def counter(start=0):
    count = start
    def step(by=1):
        nonlocal count
        count += by
        return count
    def peek():
        return count
    return step, peek

step, peek = counter(10)
other, _ = counter()
print(step(), step(5), peek(), other(), peek())
late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])
made = []
for name in "ab":
    def show():
        return name
    made.append(show)
print([f() for f in made])

def outer():
    x = "outer"
    def middle():
        def inner():
            nonlocal x
            x = "changed by inner"
        inner()
        return x
    before = x
    return before, middle(), x

print(outer())

def cell_empty():
    def inner():
        return later
    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)
    later = 1
    return inner()

print(cell_empty())

def adder(n):
    return lambda x: x + n

print(list(map(adder(3), [1, 2])), adder(1)(adder(10)(100)))
def make():
    fs = {}
    for k in ("one", "two"):
        def f(value, k=k):
            fs[k] = value
            return dict(fs)
        fs[k] = f
    return fs
fs = make()
print(sorted(fs["one"](1)), sorted(fs["two"](2)))
