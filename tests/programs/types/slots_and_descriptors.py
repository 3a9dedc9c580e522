# python: 3.11
import threading, warnings, sys, string, hashlib, struct, copy, traceback, types, contextlib
def w():
    warnings.warn('in thread')
t = threading.Thread(target=w); t.start(); t.join()
class Base:
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); cls.tag = tag; print('sub', cls.__name__, tag)
class A(Base, tag='x'): pass
class Desc:
    def __set_name__(self, owner, name): self.name = name; print('name', owner.__name__, name)
    def __get__(self, o, t=None): return self if o is None else o.__dict__.get(self.name, 'unset')
    def __set__(self, o, v): o.__dict__[self.name] = v
class B(Base):
    d = Desc()
b = B(); print(b.d); b.d = 5; print(b.d, b.__dict__)
class S:
    __slots__ = ('a', 'b')
    def __init__(self): self.a = 1
s = S()
try: s.c = 1
except AttributeError as e: print(e)
try: s.__dict__
except AttributeError as e: print(e)
try: vars(5)
except TypeError as e: print(e)
class P:
    def __init__(self): self._x = 1
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v
p = P(); p.x = 9; print(vars(p), p.x)
p.__dict__['x'] = 3; print(p.x)
import copy
c = copy.copy(p); print(vars(c), c is p)
