# python: 3.11
# Where enumerations and containers refuse.
from collections import *
from dataclasses import *
from typing import *
P = namedtuple('P', 'x,y,z', defaults=(0,))
for f in (lambda: P(), lambda: P(1), lambda: P(1,2,3,4), lambda: P(y=1), lambda: P(1,2,3,z=4), lambda: P(**{'q':1,'x':2,'y':3}), lambda: P(1,2).w, lambda: P(1,2)[5], lambda: namedtuple('1a','x'), lambda: namedtuple('A','_x'), lambda: namedtuple('A','x', defaults=(1,2)), lambda: P(1,2)+ [1], lambda: deque(maxlen=-1), lambda: deque(5), lambda: deque([1])[3], lambda: deque('a')+'b', lambda: deque(maxlen=1).insert(0,1) or deque([1],maxlen=1).insert(0,1), lambda: Counter(5), lambda: Counter(a='x')+Counter(a=1), lambda: OrderedDict().popitem(), lambda: OrderedDict(a=1).move_to_end('q'), lambda: defaultdict(lambda: 1/0)['x'], lambda: defaultdict()['k'], lambda: ChainMap({}).popitem(), lambda: deque([1]).index(2), lambda: deque([1]) < [1]):
    try: print('->', f())
    except Exception as e: print(type(e).__name__, '|', e)
print(P._make([1,2,3]), P(1,2)._replace(x=9), P.__new__.__defaults__ if False else '', P(1,2).count(0), P(1,2).index(2), len(P(1,2)), P(1,2) < P(1,3), [*P(1,2)], P(1,2)[1:], isinstance(P(1,2), P), P.x if False else '', namedtuple('R','a class def',rename=True)._fields, '%d-%d-%d' % P(1,2))
@dataclass
class A:
    x: int
    y: float = 1.5
    z: Optional[str] = None
for f in (lambda: A(), lambda: A(1,2,3,4), lambda: A(y=1), lambda: A(1,w=2), lambda: A(1)<A(2), lambda: asdict(5), lambda: replace(A(1), q=1), lambda: fields(3), lambda: hash(A(1)), lambda: A(1).w):
    try: print('->', f())
    except Exception as e: print(type(e).__name__, '|', e)
@dataclass(frozen=True, order=True)
class V:
    a: int
    b: tuple = ()
    def __post_init__(self): object.__setattr__(self, 'c', self.a*2) if False else None
print(V(1) < V(2), V(1,(2,)), {V(1), V(1)}, sorted([V(2),V(1)]), V(1) == V(1), V(1) == (1,()))
@dataclass
class C(A):
    x: int = 5
    w: List[int] = field(default_factory=lambda: [1,2])
    def __repr__(self): return 'custom'
print(C(), C().w, C().x, [f.name for f in fields(C)], C.__eq__ is not A.__eq__)
try:
    @dataclass
    class Bad:
        a: dict = {}
except ValueError as e: print(e)
try:
    @dataclass(order=True)
    class Bad2:
        a: int
        def __lt__(self, o): return True
except TypeError as e: print(e)
try: field(default=1, default_factory=list)
except ValueError as e: print(e)
D = make_dataclass('D', [('a', int), ('b', str, 'x')]); print(D(1))
@dataclass
class Nest:
    items: list
    inner: A
print(asdict(Nest([A(1)], A(2))), astuple(Nest([A(1)], A(2))))
d = defaultdict(lambda: defaultdict(int)); d['a']['b'] += 1; print({k: dict(v) for k, v in d.items()}, len(d))
dd = defaultdict(set); dd['k'].add(1); print(dd)
c = Counter(); c['x'] += 1; c.update(['x','y']); print(c, c.most_common(1), +Counter(a=-1,b=2), c - Counter(x=1), list(c.elements()), c == {'x':2,'y':1}, Counter(a=1) <= Counter(a=2))
del c['zz']; print(c['nope'], 'nope' in c)
q = deque(range(5), 3); q.extend([7,8]); q.extendleft([1]); print(q, q.maxlen, q == deque([1,7,8]) , list(reversed(q)), q.copy().maxlen)
d = OrderedDict.fromkeys('abc', 0); d['a'] = 1; d.move_to_end('a'); print(d, list(reversed(d)), d == OrderedDict(b=0,c=0,a=1), d == dict(a=1,b=0,c=0), d.pop('b'), d.get('q', 5))
