# Text and what the program's own classes say to it: operators, indices, formats; and how many arguments were given.
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
class I:
    def __index__(s): return 1
class Money:
    def __mul__(s, o): return NotImplemented
class R:
    def __rmul__(s, o): return 5
    def __radd__(s, o): return "radd"
class No: pass
t(lambda: (1).to_bytes(-1, "big"))
t(lambda: (1).to_bytes(2, "big"))
t(lambda: Money() * "x")
t(lambda: "x" * Money())
t(lambda: "a" * R())
t(lambda: b"a" * R())
t(lambda: "a" + R())
t(lambda: b"a" + R())
t(lambda: "a" + No())
t(lambda: "a" + 1)
t(lambda: "a" * "b")
t(lambda: "a" * 2.0)
t(lambda: 2 * "a")
t(lambda: [1] + R())
t(lambda: "abc"[I()])
t(lambda: "abc"[:I()])
t(lambda: "abc"[I():])
t(lambda: b"abc"[I()])
t(lambda: bytearray(b"abc")[I()])
t(lambda: b"abc"[I():])
t(lambda: "abc"[No()])
t(lambda: bytearray(b"abc")["x"])
t(lambda: "a" % No())
t(lambda: "a" % 5)
t(lambda: "a" % {1: 2})
t(lambda: "a" % [1])
t(lambda: b"a" % b"x")
t(lambda: b"a" % bytearray(b"x"))
t(lambda: b"a" % "x")
t(lambda: b"%s" % b"x")
t(lambda: "%(a)s" % {"a": 1})
class M:
    def __getitem__(s, k): return k * 2
t(lambda: "%(a)s" % M())
t(lambda: "a" % M())
def f(x=5): pass
t(lambda: f(1, 2))
def g(x, y=5): pass
t(lambda: g(1, 2, 3))
def h(x): pass
t(lambda: h(1, 2))
t(lambda: "a\tb".expandtabs(4))
class S(str):
    def __getitem__(self, k): return "mine"
t(lambda: S("abc")[0])
t(lambda: S("abc")[No()])
class S2(str): pass
t(lambda: S2("abc")[I()])
t(lambda: S2("abc") * I())
t(lambda: S2("abc") + "x")
def nf():
    return true
try: nf()
except NameError as e: print(e)
