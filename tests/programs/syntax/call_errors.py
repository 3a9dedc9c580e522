# What a wrong call says.
def two(a, b):
    pass

def opt(a, b=1, *, c):
    pass

def none():
    pass

def po(a, /, b):
    pass

class C:
    def m(self, x):
        pass

def attempt(call):
    try:
        call()
    except TypeError as error:
        print(error)

attempt(lambda: two())
attempt(lambda: two(1))
attempt(lambda: two(1, 2, 3))
attempt(lambda: two(1, b=2, a=3))
attempt(lambda: two(1, 2, z=3))
attempt(lambda: opt(1))
attempt(lambda: opt(1, 2, 3, c=4))
attempt(lambda: none(1))
attempt(lambda: none(x=1))
attempt(lambda: po(a=1, b=2))
attempt(lambda: C().m())
attempt(lambda: C.m(1))
attempt(lambda: C(5))
attempt(lambda: (lambda x: x)())
five, text, nothing = 5, "text", None
attempt(lambda: five())
attempt(lambda: text(1))
attempt(lambda: two(**{1: 2}))
attempt(lambda: two(*5))
attempt(lambda: two(**[1]))
attempt(lambda: two(1, **{"a": 1}))
attempt(lambda: len())
attempt(lambda: len(1, 2))
attempt(lambda: len(5))
attempt(lambda: nothing())
