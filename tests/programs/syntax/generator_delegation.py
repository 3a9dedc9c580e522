# send and throw go through yield from to the innermost generator.
def inner():
    total = 0
    while True:
        try:
            value = yield total
        except LookupError as error:
            print("inner caught", type(error).__name__)
            value = 100
        if value is None:
            return total
        total += value

def outer():
    while True:
        result = yield from inner()
        print("result", result)

g = outer()
next(g)
print(g.send(1), g.send(2), g.throw(KeyError("k")), g.send(None), g.send(7))
try:
    g.throw(ZeroDivisionError("through"))
except ZeroDivisionError as error:
    print("came through:", error)

def cleanup(name):
    try:
        yield name
    finally:
        print("cleanup", name)

def nested():
    try:
        yield from cleanup("inner")
    finally:
        print("cleanup outer")

n = nested()
print(next(n))
n.close()

def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2

i = ignores()
next(i)
try:
    i.close()
except RuntimeError as error:
    print(error)

def running():
    try:
        next(me)
    except ValueError as error:
        yield str(error)

me = running()
print(next(me))

def pipeline(source, *stages):
    for stage in stages:
        source = stage(source)
    return source

def evens(numbers):
    return (n for n in numbers if n % 2 == 0)

def squared(numbers):
    for n in numbers:
        yield n * n

print(list(pipeline(range(10), evens, squared)))
