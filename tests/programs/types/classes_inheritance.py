# python: 3.11
# Single and multiple inheritance, method resolution order, super, isinstance.
class Base:
    def __init__(self, name):
        print("Base.__init__", name)
        self.name = name
    def who(self):
        return "Base " + self.name
    def call(self):
        return self.who()

class Left(Base):
    def __init__(self, name):
        print("Left.__init__")
        super().__init__(name + "l")
    def who(self):
        return "Left(" + super().who() + ")"

class Right(Base):
    def __init__(self, name):
        print("Right.__init__")
        super().__init__(name + "r")
    def who(self):
        return "Right(" + super().who() + ")"

class Both(Left, Right):
    def __init__(self):
        super().__init__("x")
    def who(self):
        return "Both(" + super().who() + ")"

b = Both()
print(b.who(), b.call(), b.name)
print([c.__name__ for c in Both.__mro__], Both.__bases__ == (Left, Right), Base.__subclasses__() == [Left, Right])
print(isinstance(b, Right), issubclass(Both, Base), issubclass(Base, Both), isinstance(b, (int, Left)))
print(super(Left, b).who(), super(Both, b).who(), Base.who(b), super(Right, b).name if hasattr(super(Right, b), "name") else "no instance attributes by super")
try:
    class Broken(Base, Left):
        pass
except TypeError as error:
    print(str(error).split("\n")[0])

class Mixin:
    def describe(self):
        return f"{self.__class__.__name__} with {len(self)} items"

class Stack(Mixin, list):
    def push(self, x):
        self.append(x)
        return self

s = Stack([1]).push(2)
print(s, s.describe(), len(s), s + [3], s == [1, 2], isinstance(s, list), s[::-1], type(s[:]).__name__, type(s + s).__name__)

class Text(str):
    def shout(self):
        return self.upper() + "!"

t = Text("hi")
print(t, t.shout(), t + "x", type(t + "x").__name__, t == "hi", {t: 1}["hi"], len(t), t.split("i"))

class Number(int):
    def __add__(self, other):
        return Number(int(self) + other + 100)

n = Number(5)
print(n, n + 1, n * 2, type(n + 1).__name__, type(n * 2).__name__, n == 5, n + 1 + 1)

class Attr(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

d = Attr(x=1)
d["y"] = 2
print(d.x, d.y, d, hasattr(d, "z"), len(d))

class A:
    def f(self): return ["A"]
class B(A):
    def f(self): return ["B"] + super().f()
class C(A):
    def f(self): return ["C"] + super().f()
class D(B, C):
    def f(self): return ["D"] + super(D, self).f()
class E(D):
    pass
print(E().f())
class Overrides(Base):
    who = "not a method any more"
    def __init__(self): pass
try:
    Overrides().call()
except TypeError as error:
    print(error)
try:
    class FromInt(5): pass
except TypeError as error:
    print(type(error).__name__)
