# What a bound method is asked and has no word for is asked of its function; nothing can be set through it.
def mark(tag):
    def wrap(f):
        f.tag = tag
        f.calls = 0
        return f
    return wrap
class A:
    @mark('x')
    def go(self):
        "doc"
        return 1
a = A()
print(a.go.tag, A.go.tag, a.go.calls, a.go.__name__, a.go.__doc__, a.go.__qualname__)
A.go.calls += 1
print(a.go.calls, getattr(a.go, 'tag'), getattr(a.go, 'nope', None), hasattr(a.go, 'tag'))
try:
    a.go.calls = 5
except AttributeError as e:
    print(e)
try:
    a.go.nope
except AttributeError as e:
    print(e)
for n in dir(a):
    m = getattr(a, n)
    if hasattr(m, 'tag'): print(n, m.tag)
print(a.go.__module__, a.go.__wrapped__ if hasattr(a.go, '__wrapped__') else 'none')
