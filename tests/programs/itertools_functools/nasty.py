# python: 3.11
# functools / contextlib / typing nastier
import functools, contextlib, typing, types, abc, operator, itertools
for f in (lambda: functools.partial(3), lambda: functools.wraps(3)(lambda: 0).__wrapped__, lambda: functools.lru_cache(maxsize='x'), lambda: functools.reduce(lambda a,b: a, []), lambda: functools.total_ordering(type('T',(),{})), lambda: functools.singledispatch(lambda: 0)(), lambda: operator.itemgetter(), lambda: operator.attrgetter(1), lambda: operator.index('a'), lambda: itertools.combinations([1],-1), lambda: itertools.islice([1],0,5,0), lambda: next(itertools.repeat(1,0)), lambda: itertools.count('a'), lambda: itertools.product(1), lambda: list(itertools.zip_longest([1],[2,3])), lambda: itertools.cycle(5), lambda: list(itertools.chain(1)), lambda: next(iter(itertools.cycle([]))), lambda: list(itertools.accumulate([])), lambda: list(itertools.groupby([]))):
    try: print('->', f())
    except Exception as e: print(type(e).__name__, '|', e)
@functools.lru_cache(maxsize=3)
def g(a, *, k=0):
    if a < 0: raise ValueError(a)
    return a + k
g(1); g(1); g(1,k=0); g(2)
try: g(-1)
except ValueError: pass
print(g.cache_info(), g.__name__, g.__wrapped__(5), functools.lru_cache(typed=True)(lambda x: x)(1))
class A:
    @functools.cached_property
    def v(self): print('computing'); return 5
    @functools.partialmethod
    def pm(self): pass
a = A(); a.v; a.v; del a.v; a.v; print(A.v.attrname if hasattr(A.v,'attrname') else None)
class M:
    def set(self, x, y): return (x, y)
    on = functools.partialmethod(set, 1)
print(M().on(2))
try:
    with contextlib.suppress(KeyError): raise ValueError('through')
except ValueError as e: print(e)
class CM:
    def __enter__(self): raise RuntimeError('in enter')
    def __exit__(self, *a): print('never')
try:
    with contextlib.ExitStack() as s: s.callback(print, 'cb'); s.enter_context(CM())
except RuntimeError as e: print(e)
@contextlib.contextmanager
def swallow():
    try: yield
    except Exception as e: print('swallowed', type(e).__name__)
with swallow(): raise StopIteration
with swallow(): {}['x']
@contextlib.contextmanager
def replace_exc():
    try: yield
    except KeyError as e: raise ValueError('replaced') from e
try:
    with replace_exc(): raise KeyError('k')
except ValueError as e: print(e, repr(e.__cause__))
T = typing.TypeVar('T'); K = typing.TypeVar('K', bound=int)
class Box(typing.Generic[T]):
    def __init__(self, v): self.v = v
class IntBox(Box[int]): pass
print(Box[int](3).v, IntBox(1).v, Box[int], IntBox.__mro__[1:3], Box.__parameters__, typing.get_args(typing.Union[int,str]), typing.Callable, typing.Optional, K, typing.Dict[str, typing.List[int]], typing.Union[int, typing.Optional[str]])
for f in (lambda: Box[int,str], lambda: typing.Union[()], lambda: typing.List[int,str], lambda: typing.Any(), lambda: isinstance(1, typing.List[int]), lambda: typing.Generic[int], lambda: typing.TypeVar('X', int), lambda: isinstance(1, typing.Any), lambda: typing.Optional(), lambda: issubclass(int, typing.Protocol) if False else None, lambda: dict[str](), lambda: isinstance({}, dict[str,int]), lambda: int|'x', lambda: list[int][str]):
    try: print('->', f())
    except Exception as e: print(type(e).__name__, '|', e)
print(isinstance([], typing.List), isinstance({}, typing.Mapping), isinstance(3, (int, str)), isinstance(None, int|None), int|str|None, (int|str) == (str|int), type(int|str), list[int].__origin__, list[int].__args__, list[int]() == [])
import pickle
print(pickle.loads(pickle.dumps(functools.partial(operator.add, 1)))(2))
