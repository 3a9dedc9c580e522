# A generator that nobody has any more is closed at once, where next(), zip() or islice() had it alone, too.
def gen():
    try:
        print("start")
        yield 1
        yield 2
    finally:
        print("finally")
print(next(gen()))
print("after next")
for x in gen():
    break
print("after break")
g = gen(); next(g); g = None
print("after none")
g = gen(); next(g); g = 3
print("after rebound")
g = gen(); next(g); del g
print("after del")
from itertools import islice
print(list(islice(gen(), 1)))
print("after islice")
print(any(gen()))
print("after any")
print(list(zip(gen(), [1])))
print("after zip")
a, = islice(gen(), 1)
print("after unpack")
def f():
    g = gen(); return next(g)
print(f())
def lines(n):
    try:
        for i in range(n):
            yield i
    finally:
        print("closed")
print([x for x, _ in zip(lines(3), range(2))])
print("end")

def counter(n):
    print("begin")
    try:
        for i in range(n):
            yield i
    except GeneratorExit:
        print("exit")
        raise
    finally:
        print("finally")
g = counter(5)
print(next(g), next(g))
g = counter(3)
print(next(g))
def first(it):
    for x in it: return x
print(first(counter(3)))
print("after first")
x, y = next(counter(2)), next(counter(2))
print(x, y)
print(max(counter(3)), "max")
print(list(counter(2)))
print(dict(zip("ab", counter(5))))
l = [counter(2) for _ in range(2)]
for c in l: next(c)
l.pop()
print("popped")
l = []
print("end")
