# repr and str of every type, nested and recursive.
class R:
    def __repr__(self):
        return "R()"

class S:
    def __str__(self):
        return "S as str"

class Both(R, S):
    pass

r, s, both = R(), S(), Both()
print(r, [r], (r,), {r: r}, f"{r} {r!s}", str(r), repr(r))
print(s, str(s), repr(s).startswith("<__main__.S object at 0x"), both, [both])
print([1, 2.0, "three", b"four", None, True, ..., (5,), [6], {7: 8}, {9}, frozenset(), range(2), slice(1, 2)])
print(type, int, R, type(None), ValueError, ValueError("x"), ValueError("x", 1), KeyError("k"), str(KeyError("k")), repr(ValueError()))
print(len, print.__name__, "abc".upper.__name__, R.__name__, R.__qualname__, R.__module__, type(r).__name__)
print(str(int), repr("a\nb"), str("a\nb") == "a\nb", repr(repr("x")), [""], ["'"], ['"'], ['\'"'], ["\\"], ["\t"], "%r %s" % (r, s))
def function():
    class Local:
        def method(self): pass
    return Local
print(function.__name__, function().__qualname__, function().method.__qualname__, repr(function).startswith("<function function at 0x"), repr(R().__repr__).startswith("<bound method R.__repr__ of R()>"))
l = [1]; l.append(l); d = {}; d["d"] = d; t = ([],); t[0].append(t)
print(l, d, t)

class Bad:
    def __repr__(self):
        return 5

try:
    repr(Bad())
except TypeError as error:
    print(error)
try:
    str(Bad())
except TypeError as error:
    print(error)
gen = (x for x in [])
print(repr(gen).startswith("<generator object <genexpr> at 0x"), repr(lambda: 0).startswith("<function <lambda> at 0x"), repr(iter([])).startswith("<list_iterator object"), repr(object()).startswith("<object object at 0x"))
print({}.keys(), {1: 2}.items(), {1: 2}.values(), NotImplemented, repr(super).startswith("<class"), repr(property()).startswith("<property object"))
