# python: 3.11
from collections import deque, defaultdict, Counter, OrderedDict, namedtuple, ChainMap
import collections.abc, collections
d = deque([1,2,3], maxlen=3)
d.append(4); print(d, d.maxlen, len(d))
d.appendleft(0); print(d)
d.rotate(1); print(d); d.rotate(-2); print(d)
print(d.pop(), d.popleft(), list(d), d[0], d[-1])
try: deque().pop()
except IndexError as e: print(e)
try: deque().popleft()
except IndexError as e: print(e)
try:
    for x in (q:=deque([1,2,3])): q.append(x)
except RuntimeError as e: print(e)
print(deque([1,2])+deque([3]), deque('abc')==deque('abc'), deque([1])<deque([2]), 2 in deque([1,2]))
q=deque('hello'); q.remove('l'); print(q, q.index('o'), q.count('l')); q.insert(1,'X'); q.reverse(); print(q)
try: q.remove('z')
except ValueError as e: print(e)
print(bool(deque()), deque(range(3)).copy(), repr(deque([[1],(2,)])))
q.extend([1,2]); q.extendleft([7,8]); print(q); q.clear(); print(q)
dd = defaultdict(list); dd['a'].append(1); dd['b']; print(dd, dict(dd)); print(defaultdict(int, a=1), dd.default_factory)
try: defaultdict(3)
except TypeError as e: print(e)
c = Counter('abracadabra'); print(c, c.most_common(2), c['z'], sum(c.values()), c.total())
c.update('aa'); c.subtract('b'); print(c); print(Counter(a=3,b=1)-Counter(a=1,b=2), Counter(a=1)+Counter(a=2,c=3), Counter(a=1)&Counter(a=2), Counter(a=1)|Counter(b=2))
print(sorted(c.elements()), Counter({'x':2})==Counter(x=2), Counter())
o = OrderedDict(a=1,b=2,c=3); o.move_to_end('a'); print(o); o.move_to_end('c', last=False); print(o, o.popitem(), o.popitem(last=False), o)
P = namedtuple('Point', 'x y'); p = P(1, y=2); print(p, p.x, p[1], p._asdict(), p._replace(x=5), P._fields, p==(1,2)); a,b=p; print(a,b)
for f in (lambda: P(1), lambda: P(1,2,3), lambda: P(1,2,z=3), lambda: P(1,x=2), lambda: setattr(p,'x',3), lambda: P._make([1]), lambda: p._replace(q=1), lambda: namedtuple('A','a a'), lambda: namedtuple('A','class'), lambda: p.z):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
Q = namedtuple('Q', ['a','b','c'], defaults=[3]); print(Q(1,2), Q._field_defaults, Q.__doc__, Q.__module__, Q.x if hasattr(Q,'x') else None)
class Sub(namedtuple('B','x y')):
    __slots__=()
    @property
    def s(self): return self.x+self.y
print(Sub(1,2), Sub(1,2).s, isinstance(Sub(1,2), tuple), sorted([P(2,1),P(1,2)]), hash(P(1,2))==hash((1,2)), {P(1,2):3})
m = ChainMap({'a':1},{'a':2,'b':3}); print(m, m['a'], m['b'], list(m), len(m), m.new_child({'c':1}), m.parents, dict(m))
try: m['q']
except KeyError as e: print('KeyError', e)
for cls in (list, dict, set, str, int, tuple, range, deque):
    print(cls.__name__, [n for n in collections.abc.__all__ if issubclass(cls, getattr(collections.abc, n))])
class It:
    def __iter__(self): return iter([])
print(isinstance(It(), collections.abc.Iterable), isinstance(It(), collections.abc.Iterator), isinstance((x for x in ()), collections.abc.Generator), isinstance(len, collections.abc.Callable), isinstance([], collections.abc.Hashable))
class L(collections.abc.Sequence):
    def __init__(self,d): self.d=d
    def __len__(self): return len(self.d)
    def __getitem__(self,i): return self.d[i]
l=L([1,2,3]); print(list(l), 2 in l, l.index(3), list(reversed(l)), l.count(1), isinstance(l, collections.abc.Reversible))
try: collections.abc.Sequence()
except TypeError as e: print(e)
print(collections.abc.Sequence, deque, Counter, list[int], dict[str, list[int]], tuple[int, ...], deque[int], int|None, list[int]|str, type(list[int]), collections.abc.Callable[[int],str])
try: isinstance([], list[int])
except TypeError as e: print(e)
try: int[str]
except TypeError as e: print(e)
