# sys.getrefcount of what programs show it with: names, elements, attributes, arguments, closures.
import sys

a = []
print(sys.getrefcount(a))
b = a
print(sys.getrefcount(a))
c = [a, a]
print(sys.getrefcount(a))
del b
print(sys.getrefcount(a))
c.pop()
print(sys.getrefcount(a))

class Thing:
    def count(self):
        return sys.getrefcount(self)

x = Thing()
print(sys.getrefcount(x), x.count())

def show(o):
    print(sys.getrefcount(o))

show(x)
d = {"k": x}
print(sys.getrefcount(x))
y = z = x
print(sys.getrefcount(x))
three = [x] * 3
print(sys.getrefcount(x))
other = Thing()
other.friend = x
print(sys.getrefcount(x))
print(sys.getrefcount(Thing()), sys.getrefcount([]))

def local():
    own = {}
    held = own
    print(sys.getrefcount(own))
    def inner():
        return held
    return sys.getrefcount(inner)

print(local())
three.clear()
d.clear()
del y, z, other
print(sys.getrefcount(x))
print(sys.getrefcount(show))
