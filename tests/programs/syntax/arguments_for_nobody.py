# Arguments that are passed on to object, which takes none.
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
class A:
    def __init__(self, x): super().__init__(x)
class B:
    def __init__(self, x): super().__init__()
class C:
    def __new__(cls, *a): return super().__new__(cls, *a)
class D:
    def __new__(cls, *a): return super().__new__(cls)
    def __init__(self, *a): self.a = a
class E: pass
class F:
    def __new__(cls, *a): return super().__new__(cls)
class Single:
    _i = None
    def __new__(cls, *args, **kwargs):
        if not cls._i: cls._i = super().__new__(cls, *args, **kwargs)
        return cls._i
    def __init__(self, v=0): self.v = v
class Mix:
    def __init__(self, **kw): super().__init__(**kw)
class Base:
    def __init__(self, a=1, **kw): self.a = a; super().__init__(**kw)
class Child(Mix, Base): pass
class N(int):
    def __init__(self, x): super().__init__(x)
class N2(int):
    def __new__(cls, x, y): return super().__new__(cls, x)
class Err(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
class L(list):
    def __init__(self, *a): super().__init__(a)
for f in (lambda: A(1), lambda: type(B(1)), lambda: C(1), lambda: type(C()), lambda: D(1, 2).a, lambda: E(1), lambda: F(1).__class__, lambda: Single().v, lambda: Single(5),
          lambda: type(Mix()), lambda: Mix(z=1), lambda: Child(a=3).a, lambda: Child(b=3), lambda: N(5), lambda: N2(5, 6), lambda: Err(1, 2).b, lambda: L(1, 2),
          lambda: object(1), lambda: object.__new__(E, 1), lambda: E(x=1)): t(f)
