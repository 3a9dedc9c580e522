# python: 3.11
import threading, inspect, types
class A:
    z = 0
    def __init__(self): self.a = 1
a = A(); d = a.__dict__
a.b = 2; print(d, d == {'a': 1, 'b': 2}, len(d), sorted(d), 'b' in d, d.get('q'), list(d.items()))
d['c'] = 3; print(a.c, vars(a)); d.update(e=5); print(a.e); del d['a']; print(hasattr(a, 'a')); d.pop('b'); print(d); d.clear(); print(a.__dict__)
a.x = 1; print({**vars(a)}, dict(a.__dict__), f'{vars(a)}', str(vars(a)), bool(vars(a)))
for k, v in vars(a).items(): print(k, v)
g = globals(); new_name = 7; print(g['new_name'], g.get('nothing'), '__name__' in g, g['__name__']); g['made'] = 8; print(made)
exec_like = globals().setdefault('sd', 9); print(sd)
def f(x, y=2, *args, z, **kw):
    w = 5
    return sorted(locals())
print(f(1, z=3), f.__name__, f.__code__.co_argcount, f.__code__.co_name, f.__defaults__, f.__kwdefaults__, f.__module__, f.__qualname__, f.__doc__, f.__closure__, f.__globals__ is not None)
f.attr = 1; print(f.__dict__, vars(f))
def outer():
    n = 1
    def inner(): return n
    return inner
print(outer().__closure__[0].cell_contents, outer.__code__.co_filename[-5:])
print(A.__dict__['z'], 'z' in vars(A), type(a).__name__, A.__mro__, A.__bases__, isinstance(f, types.FunctionType), types.FunctionType is type(f))
print(list[int], dict[str, int], tuple[int, ...], list[list[int]], int | str, int | None, list[int] | None, type[int], set[str])
try: isinstance(1, int | list[int])
except TypeError as e: print(e)
print(isinstance(1, int | str), issubclass(bool, int | str), (int | str).__args__)
try: complex(1, 2)
except NotImplementedError as e: pass
t = threading.Thread(target=f, name='N'); print('_name' in vars(t) or True)
import sys
try: import numpy
except ModuleNotFoundError as e: print(e, e.name)
print(inspect.signature(outer), inspect.getmembers(a)[-1])
m = types.ModuleType('mod'); m.x = 1; print(m.x, m.__name__)
n = types.SimpleNamespace(a=1); n.__dict__['b'] = 2; print(n, vars(n))
print(type('Dyn', (A,), {'q': 5})().q, type('Dyn', (), {}).__name__)
