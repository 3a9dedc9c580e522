try:
    raise ExceptionGroup("two", [ValueError("a"), TypeError("b")])
except ExceptionGroup as e:
    print(e, repr(e), e.exceptions, e.message, e.args)
    print(type(e).__mro__)
    print(e.split(ValueError), e.subgroup(lambda x: isinstance(x, KeyError)))
print(type(BaseExceptionGroup("x", [KeyError(1)])), type(BaseExceptionGroup("x", [KeyboardInterrupt()])))
for args in (("m", []), ("m", [1]), (1, [ValueError()]), ("m", 5)):
    try: ExceptionGroup(*args)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
try: ExceptionGroup("m", [KeyboardInterrupt()])
except TypeError as e: print(e)
class Mine(Exception):
    def __str__(self): return "my"
def f(n):
    try:
        raise Mine(n)
    except Mine as e:
        return e
def g():
    try:
        {}["k"]
    except KeyError as e:
        raise ExceptionGroup("inner", [f(1), ValueError("x")]) from e
try: g()
except ExceptionGroup as e: inner = e
raise ExceptionGroup("outer", [f(2), inner, OSError(2, "no"), *[ValueError(i) for i in range(15)]])
