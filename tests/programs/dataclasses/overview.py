# python: 3.11
from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass, FrozenInstanceError, KW_ONLY, InitVar
from typing import List, ClassVar, Optional
@dataclass
class P:
    x: int
    y: int = 0
    tags: List[str] = field(default_factory=list)
    count: ClassVar[int] = 5
p=P(1); q=P(1,2,['a']); print(p,q,p==P(1),p!=q, P(x=3,y=4), asdict(q), astuple(q), replace(q,x=9), [f.name for f in fields(p)], is_dataclass(P), P.__doc__, P.__match_args__)
for bad in (lambda: P(), lambda: P(1,2,3,4), lambda: P(1,z=3), lambda: P(1,x=1), lambda: p<q, lambda: hash(p)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)
    def run(self): return self.name
print(sorted([Job(2,'b'),Job(1,'a')]), Job(1,'x')<=Job(1,'y'), max(Job(1,'a'),Job(3,'c')).run())
@dataclass(frozen=True)
class F:
    a: int
    b: str = 'z'
f=F(1); print(f, hash(f)==hash(F(1)), {f:1}[F(1)])
try: f.a=2
except FrozenInstanceError as e: print(type(e).__name__, e)
try: del f.a
except AttributeError as e: print(e)
@dataclass
class Base:
    a: int
@dataclass
class D(Base):
    b: int = 2
    c: int = field(init=False, repr=False, default=7)
    def __post_init__(self): self.c = self.a+self.b
d=D(1); print(d, d.c)
@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int = 3
    i: InitVar[int] = 4
    def __post_init__(self, i): self.sum = self.a+self.b+i
print(K(1,b=5), K(1).sum, K(1,i=10).sum)
try: K(1,2)
except TypeError as e: print(e)
try:
    @dataclass
    class B1:
        l: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class B2:
        a: int = 1
        b: int
except TypeError as e: print(e)
@dataclass(slots=True)
class Sl:
    x: int = 1
s=Sl(); print(s)
try: s.q=1
except AttributeError as e: print(e)
@dataclass(eq=False)
class NE:
    x:int
print(NE(1)==NE(1), hash(NE(1)) is not None)
print(fields(P)[1])
@dataclass
class Node:
    v: int
    nxt: "Optional[Node]" = None
n=Node(1); n.nxt=n; print(n)
import copy, pickle
print(copy.deepcopy(q), pickle.loads(pickle.dumps(q)))
F(1).a = 3
