# python: 3.11
# What missing attributes and wrong operands say.
class Thing:
    value = 1

thing = Thing()
cases = [lambda: thing.valu, lambda: Thing.nope, lambda: (5).upper, lambda: "x".append, lambda: [].push, lambda: None.x, lambda: {}.key,
         lambda: 1 + "a", lambda: "a" + 1, lambda: 1 - "a", lambda: [] + 1, lambda: {} | 1, lambda: -"a", lambda: ~1.5, lambda: "a" - "b", lambda: 1 @ 2, lambda: 2 ** "x", lambda: [1] - [1], lambda: None + None,
         lambda: 1 < "a", lambda: [] < {}, lambda: None > 0, lambda: thing < thing, lambda: thing + 1, lambda: 1 + thing, lambda: 5 in 5, lambda: thing[0], lambda: thing["k"], lambda: len(thing), lambda: iter(thing), lambda: next([]), lambda: thing(), lambda: abs("x"), lambda: sum(5), lambda: int([]), lambda: float("x"), lambda: hash([]), lambda: "a" * 1.5, lambda: "a" % 1, lambda: not_defined, lambda: max(), lambda: max(1), lambda: sorted(5), lambda: range("a"), lambda: chr("a"), lambda: ord(5), lambda: isinstance(1, 1), lambda: issubclass(1, int), lambda: round("x"), lambda: print(end=5), lambda: divmod(1, 0), lambda: pow(0, -1), lambda: enumerate(5), lambda: zip(1), lambda: reversed({1}), lambda: bytes("x"), lambda: setattr(5, "x", 1), lambda: [1, 2].sort(lambda x: x)]
for case in cases:
    try:
        print("no error", case())
    except Exception as error:
        print(type(error).__name__ + ":", error)
try:
    thing.method()
except AttributeError as error:
    print(error.name, error.obj is thing)
try:
    (5).x = 1
except AttributeError as error:
    print(error)
try:
    int.x = 1
except TypeError as error:
    print(error)
try:
    thing[0] = 1
except TypeError as error:
    print(error)
try:
    del thing[0]
except TypeError as error:
    print(error)
