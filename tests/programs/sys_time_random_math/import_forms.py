# The ways to import.
import math as m, time
from math import sqrt, pi as PI
from random import *
import os, sys

def local():
    import math
    from time import monotonic as now
    return math.floor(2.5), now() > 0

print(m.floor(2.7), sqrt(16), PI == m.pi, local(), callable(randint), m is sys.modules["math"])
try:
    math
except NameError as error:
    print(error)
print(m.__name__, type(m).__name__, hasattr(m, "sqrt"), hasattr(m, "nope"), repr(m).startswith("<module 'math'"))
try:
    m.nope
except AttributeError as error:
    print(error)
m.added = 5
from math import added
print(added)
