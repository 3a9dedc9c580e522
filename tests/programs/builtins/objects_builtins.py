# getattr, setattr, hasattr, delattr, isinstance, issubclass, type, id, vars, dir, callable, globals, locals.
class A:
    x = 1
    def m(self):
        return "m"

class B(A):
    y = 2

b = B()
print(getattr(b, "x"), getattr(b, "none", "default"), getattr(b, "m")(), hasattr(b, "y"), hasattr(b, "z"))
setattr(b, "z", 3)
print(b.z, dict(vars(b)), delattr(b, "z"), vars(b))
print(isinstance(b, A), isinstance(b, (str, B)), isinstance(A, type), isinstance(1, int | str), issubclass(B, (int, A)), issubclass(bool, int))
print(type(b).__name__, type(type(b)).__name__, type(1) is int, type("") == str, type(None).__name__, type(len).__name__, type(b.m).__name__, type(A.m).__name__, type(lambda: 0).__name__, type(x for x in []).__name__, type(...).__name__, type(NotImplemented).__name__)
print([n for n in dir(b) if not n.startswith("__")], "append" in dir([]), callable(b), callable(A), callable(b.m))

def local():
    a, c = 1, "two"
    return locals()

print(local(), "local" in globals(), __name__, id(b) == id(b))
for bad in (lambda: getattr(b, "nope"), lambda: delattr(b, "nope"), lambda: isinstance(b, "A"), lambda: issubclass(b, A), lambda: vars(5), lambda: type(1, 2), lambda: getattr(b), lambda: getattr(b, 5)):
    try:
        bad()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print(object() != object(), type("T", (), {"v": 5}).v, super(B, b).x, b.__class__.__mro__[1].__name__, A.__dict__["x"], B.__base__.__name__)
print(int.__name__, str.__class__.__name__, (5).__class__.__name__, [].__len__(), "a".__add__("b"), (3).__lt__(4), [1].__contains__(1), {"a": 1}.__getitem__("a"), (2).__pow__(3), (1).__add__("x"))
