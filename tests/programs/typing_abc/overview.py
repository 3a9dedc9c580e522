# python: 3.11
from abc import ABC, abstractmethod, ABCMeta
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def hi(self): return 'hi '+self.name
class Sq(Shape):
    def __init__(s,a): s.a=a
    def area(s): return s.a**2
    @property
    def name(s): return 'sq'
print(Sq(2).area(), Sq(2).hi(), Shape.__abstractmethods__ == {'area','name'}, isinstance(Sq(1),Shape), issubclass(Sq,Shape), type(Shape))
for c in (Shape,):
    try: c()
    except TypeError as e: print(e)
class Half(Shape):
    def area(s): pass
try: Half()
except TypeError as e: print(e)
Shape.register(int); print(isinstance(3,Shape))
from typing import *
import typing
T=TypeVar('T')
class Stack(Generic[T]):
    def __init__(self): self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def pop(self) -> T: return self.items.pop()
s=Stack[int](); s.push(1); print(s.pop(), Stack[int], Stack[T], T, List[int], Dict[str,int], Optional[int], Union[int,str], Callable[[int],str], Callable[...,Any], Any, Tuple[int,...], List, Union[int,None], Iterable[int], Type[int], Literal['a',1], ClassVar[int], List['Foo'])
class Pt(NamedTuple):
    x: int
    y: int = 5
    def s(self): return self.x+self.y
print(Pt(1), Pt(1,2).s(), Pt._fields, Pt(3)==(3,5), Pt.__annotations__)
E2 = NamedTuple('E2',[('a',int),('b',str)]); print(E2(1,'z'))
class Sized2(Protocol):
    def size(self) -> int: ...
@runtime_checkable
class Runs(Protocol):
    def run(self): ...
class R:
    def run(self): pass
print(isinstance(R(),Runs), isinstance(3,Runs))
try: isinstance(R(),Sized2)
except TypeError as e: print(e)
try: Sized2()
except TypeError as e: print(e)
class Mv(TypedDict):
    name: str
    year: int
m: Mv = {'name':'x','year':1}; print(Mv(name='a',year=2), Mv.__annotations__)
UserId = NewType('UserId', int); print(UserId(5), UserId)
print(cast(int,'a'), TYPE_CHECKING, get_type_hints(Pt), get_origin(List[int]), get_args(Dict[str,int]))
def f(a: "int", b: Optional[str]=None) -> Dict[str, List[int]]: return {}
print(f(1))
try: Optional[1,2]
except TypeError as e: print(e)
x: Final = 3
print(x, int|str, Optional[int]==Union[int,None], isinstance(3, Union[int,str]), isinstance(3, int|str))
import types
ns=types.SimpleNamespace(a=1,b='x'); ns.c=3; print(ns, ns.a, ns==types.SimpleNamespace(a=1,b='x',c=3)); print(isinstance(f, types.FunctionType), isinstance(ns, types.SimpleNamespace), isinstance(types, types.ModuleType), types.MappingProxyType({'a':1}))
