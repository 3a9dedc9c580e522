# python: 3.11
from enum import *
import enum
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
    def describe(self): return f"{self.name}={self.value}"
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color['BLUE'], list(Color), len(Color), Color.CRIMSON is Color.RED)
print(Color.RED.describe(), Color.RED in Color, isinstance(Color.RED, Color), type(Color.RED), Color, list(Color.__members__), Color.RED == 1, Color.RED != Color.GREEN, {Color.RED: 'r'})
for bad in (lambda: Color(9), lambda: Color['X'], lambda: setattr(Color,'RED',5), lambda: Color.RED < Color.GREEN, lambda: Color.PURPLE, lambda: 3 in Color):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class Prio(IntEnum):
    LOW = auto(); MID = auto(); HIGH = auto()
print(Prio.LOW, repr(Prio.HIGH), Prio.LOW < Prio.HIGH, Prio.MID + 1, sorted([Prio.HIGH, Prio.LOW]), int(Prio.HIGH), f"{Prio.MID}", f"{Color.RED}", "%s %d" % (Prio.LOW, Prio.LOW), Prio(3), Prio.LOW == 1, max(Prio))
class S(str, Enum):
    A = "a"; B = "b"
print(S.A, repr(S.A), S.A == "a", S("b"), S.A.upper(), f"{S.A}", S.A.value)
class S2(StrEnum):
    A = auto(); B = "bee"
print(S2.A, repr(S2.A), S2.B, f"{S2.B}")
class Perm(Flag):
    R = auto(); W = auto(); X = auto(); RWX = R|W|X
print(Perm.R, repr(Perm.R|Perm.W), Perm.R|Perm.W, Perm.R in (Perm.R|Perm.W), list(Perm), list(Perm.RWX), Perm(3), ~Perm.R, bool(Perm(0)), Perm(0), repr(Perm(0)), (Perm.R|Perm.W).name, (Perm.R|Perm.W)&Perm.W, Perm.RWX)
class IF(IntFlag):
    A=1; B=2
print(IF.A|IF.B, repr(IF.A|IF.B), IF.A|8, repr(IF(9)), IF.A+1)
class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius): self.mass=mass; self.radius=radius
    @property
    def r2(self): return self.radius*2
print(Planet.EARTH.mass, Planet.MARS.r2, Planet.EARTH, Planet.EARTH.value)
try:
    @unique
    class Dup(Enum):
        A=1; B=1
except ValueError as e: print(e)
try:
    class More(Color): X=1
except TypeError as e: print(e)
An = Enum('Animal','CAT DOG'); print(list(An), An.CAT, An.__module__)
class State(Enum):
    IDLE='idle'
    RUN='run'
    @classmethod
    def default(cls): return cls.IDLE
    def __str__(self): return self.value
print(State.default(), f"{State.RUN}", repr(State.RUN), State('run'), hash(State.RUN)==hash(State.RUN), [s.name for s in State])
import pickle, copy
print(pickle.loads(pickle.dumps(Color.RED)) is Color.RED, copy.deepcopy(Color.RED) is Color.RED)
print(Perm.__members__, Color.__members__)
