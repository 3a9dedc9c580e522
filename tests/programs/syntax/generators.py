# yield, send, throw, close, return values, yield from, laziness.
def count(n):
    i = 0
    while i < n:
        sent = yield i
        print("sent", sent)
        i += 1 if sent is None else sent
    return "end of count"

g = count(5)
print(next(g), g.send(None), g.send(2))
try:
    g.send(5)
except StopIteration as stop:
    print("stop", stop.value)
print(list(g), next(g, "default"))

def robust():
    while True:
        try:
            x = yield
            print("got", x)
        except ValueError as error:
            print("handled", error)
        finally:
            print("finally")

r = robust()
next(r)
r.send(1)
r.throw(ValueError("thrown in"))
r.close()
try:
    r.send(1)
except StopIteration:
    print("closed")

def chain(*parts):
    for part in parts:
        result = yield from part
        print("part gave", result)

def two():
    yield 1
    yield 2
    return "two"

print(list(chain(two(), "ab", [], two())))

def flatten(tree):
    for node in tree:
        if isinstance(node, list):
            yield from flatten(node)
        else:
            yield node

print(list(flatten([1, [2, [3, [4]], 5], [[]], 6])))

def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b

f = fibonacci()
print([next(f) for _ in range(15)])
try:
    count(1).send("early")
except TypeError as error:
    print(error)

def bad():
    yield 1
    raise KeyError("inside")

try:
    for x in bad():
        print(x)
except KeyError as error:
    print("out came", error)

def stops():
    raise StopIteration("wrong")
    yield

try:
    next(stops())
except RuntimeError as error:
    print(error, "|", repr(error.__cause__))
print(type(g).__name__, iter(g) is g)
gen = (x for x in [1])
print(next(gen), next(gen, None))
