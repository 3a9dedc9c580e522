# What classes and functions are called must be text.
class A:
    pass
def f():
    pass
for thing in (A, f):
    for name in ("__name__", "__qualname__"):
        for value in (5, None, b"bytes", ("a",)):
            try:
                setattr(thing, name, value)
            except TypeError as e:
                print(e)
try:
    A.__name__ = "B\0"
except ValueError as e:
    print(e)
try:
    int.__name__ = "whole"
except TypeError as e:
    print(e)
A.__name__ = "Other"
A.__qualname__ = "Outer.Other"
f.__name__, f.__qualname__ = "g", "Outer.g"
print(A.__name__, A, f.__name__, repr(f).split(" at ")[0])
class Text(str):
    pass
A.__name__ = Text("Shown")
f.__name__ = Text("shown")
print(A.__name__, f.__name__, type(f.__name__).__name__)
try:
    A.missing
except AttributeError as e:
    print(e)
