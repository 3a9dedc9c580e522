# Frames: who called, and from where.
import sys

def f(depth):
    if depth:
        return f(depth - 1)
    fr = sys._getframe()
    print(sys._getframe().f_lineno, fr.f_code.co_name, fr.f_back.f_code.co_name, fr.f_back.f_lineno, sys._getframe(2).f_back.f_code.co_name)
    import inspect
    print(inspect.currentframe().f_code.co_name, fr.f_globals['__name__'])
f(2)
try:
    sys._getframe(100)
except ValueError as e:
    print(e)

def who():
    return sys._getframe(1).f_code.co_name

def caller():
    print(who())
caller()
def names():
    frame = sys._getframe(1)
    return sorted(frame.f_locals.items()), sorted(sys._getframe().f_locals), frame.f_back.f_globals["names"] is names
def with_names(first, *rest, word="w"):
    late = len(rest)
    inner = lambda: first
    del inner
    print(names())
with_names(1, 2, 3)
print("names" in sys._getframe().f_locals)
class Body:
    field = 5
    print(sys._getframe().f_locals["field"])
