# mended-in: 3.11.7
# python: 3.11
# Where enumerations and containers refuse.
from enum import *
class E(Enum):
    A = 1
    B = 2
    _ignore_ = ['C']
    C = 3
    def m(self): return self
    @property
    def p(self): return self.value*10
    @staticmethod
    def s(): return 's'
print(list(E), E.A.p, E.A.m() is E.A, E.s())
for f in (lambda: E(), lambda: E('x'), lambda: E[1], lambda: E.A.foo, lambda: E.A < E.B, lambda: delattr(E,'A'), lambda: E.A + 1, lambda: setattr(E.A,'value',3)):
    try: print('no error', f())
    except Exception as e: print(type(e).__name__, '|', e)
class Mis(Enum):
    X = 1
    @classmethod
    def _missing_(cls, v): return cls.X if v == 'default' else None
print(Mis('default'))
try: Mis('other')
except ValueError as e: print(e)
class Lst(Enum):
    A = [1]
    B = [2]
print(Lst([2]), Lst.A.value)
class W(Enum):
    MON = auto(); TUE = auto()
    def __str__(self): return self.name.title()
    @classmethod
    def names(cls): return [m.name for m in cls]
print(W.MON, f'{W.TUE}', W.names(), repr(W.MON), W.MON.value, sorted(W, key=lambda w: -w.value))
print(bool(E.A), hash(E.A) == hash(E.A), E.A is E(1), E.A in {E.A}, isinstance(E.A, E), type(E), E.__name__, E.__members__['B'])
class I(IntEnum):
    A=1; B=2
print(I.A*3, I.A==1, I.A<2, [0,10,20][I.B], I.A|I.B, I(2).name, str(I.A), '%s' % I.A, f'{I.A:>5}', json if False else '')
import json; print(json.dumps({'k': I.B, 'l': [I.A]}))
match = {E.A: 'one'}.get(E(1)); print(match)
F = IntFlag('F', 'R W X'); print(list(F), F.R|F.W, F(7), F.R in F(3))
class P(Flag):
    NONE=0; A=1; B=2; AB=A|B
print(P.NONE, P.A|P.B, P.AB is (P.A|P.B), P(0), list(P), [p.name for p in P], P.A & P.B, P.AB ^ P.A, ~P.A, P.A|P.NONE)
try: P(8)
except ValueError as e: print(e)
for x in (E.A, P.AB, I.B): print(x.name, x.value, end=' ')
print()
print(E.A.__class__, E.A.__doc__, E.__doc__)
print([*E], dict((e.name,e.value) for e in E), max(I), E.A.name.lower())
for name in (-1, None, b"x"):
    try: Enum(name, "A B")
    except TypeError as e: print(e)
