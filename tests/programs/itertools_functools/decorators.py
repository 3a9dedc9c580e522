# python: 3.11
import functools, itertools, operator, collections
class CountCalls:
    def __init__(self, f): functools.update_wrapper(self, f); self.f = f; self.n = 0
    def __call__(self, *a, **k): self.n += 1; return self.f(*a, **k)
    def __get__(self, o, t): return functools.partial(self, o)
@CountCalls
def hi(n): "doc"; return 'hi ' + n
print(hi('x'), hi('y'), hi.n, hi.__name__, hi.__doc__, hi.__wrapped__)
class K:
    @CountCalls
    def m(self, x): return x * 2
print(K().m(4))
def once(f):
    done = {}
    @functools.wraps(f)
    def inner(*a):
        if a not in done: done[a] = f(*a)
        return done[a]
    inner.cache = done
    return inner
@once
def sq(x): print('computing', x); return x * x
print(sq(3), sq(3), sq.cache, sq.__dict__.keys() >= {'cache'})
compose = lambda *fs: functools.reduce(lambda f, g: lambda x: f(g(x)), fs)
print(compose(str, abs, int)('-5'))
@functools.singledispatch
def show(x): return f'obj {x}'
@show.register(int)
@show.register(float)
def _(x): return f'num {x}'
@show.register(list)
def _(x): return f'list of {len(x)}'
print(show(1), show(2.5), show([1]), show('s'), sorted(c.__name__ for c in show.registry))
class Shape:
    @functools.singledispatchmethod
    def area(self, x): raise NotImplementedError('no')
    @area.register(int)
    def _(self, x): return x * x
print(Shape().area(3))
try: Shape().area('s')
except NotImplementedError as e: print(e)
print(list(itertools.accumulate([3,1,2], max)), functools.reduce(operator.or_, [{1},{2}]), collections.ChainMap({'a':1},{'b':2})['b'])
