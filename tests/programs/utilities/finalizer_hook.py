# What a __del__ raises goes to sys.unraisablehook, wherever its object ends.
import sys, gc
sys.unraisablehook = lambda told: print("told", told.exc_type.__name__, told.object.__qualname__)
class E:
    def __del__(self): raise ValueError("in del")
e = E()
del e
print("one")
f = E()
del f
gc.collect()
print("two")
