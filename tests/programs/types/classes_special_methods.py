# Operators of a class of one's own: arithmetic, reflected, in place, comparison, containers, call, bool, hash.
class Vec:
    def __init__(self, *xs):
        self.xs = xs
    def __repr__(self):
        return "Vec" + str(self.xs)
    def __add__(self, o):
        if not isinstance(o, Vec):
            return NotImplemented
        return Vec(*(a + b for a, b in zip(self.xs, o.xs)))
    def __sub__(self, o):
        return Vec(*(a - b for a, b in zip(self.xs, o.xs)))
    def __mul__(self, k):
        return Vec(*(a * k for a in self.xs))
    __rmul__ = __mul__
    def __radd__(self, o):
        return ("radd", o)
    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self.xs, o.xs))
    def __neg__(self):
        return self * -1
    def __abs__(self):
        return sum(a * a for a in self.xs) ** 0.5
    def __eq__(self, o):
        return isinstance(o, Vec) and self.xs == o.xs
    def __hash__(self):
        return hash(self.xs)
    def __bool__(self):
        return any(self.xs)
    def __len__(self):
        return len(self.xs)
    def __getitem__(self, i):
        return self.xs[i]
    def __contains__(self, x):
        print("contains", x)
        return x in self.xs
    def __iter__(self):
        return iter(self.xs)
    def __reversed__(self):
        return "reversed!"
    def __call__(self, *args, **kw):
        return args, kw
    def __iadd__(self, o):
        print("iadd")
        return Vec(*self.xs, *o.xs)
    def __round__(self, n=None):
        return Vec(*(round(x, n) for x in self.xs))
    def __index__(self):
        return 1

v, w = Vec(3, 4), Vec(1, 2)
print(v + w, v - w, v * 2, 2 * v, -v, abs(v), v @ w, v == Vec(3, 4), v != w, v == 5, len(v), v[0], v[-1], 3 in v, list(v), bool(Vec(0, 0)), bool(v))
print(5 + v, reversed(v), v(1, k=2), {v: "hashed"}[Vec(3, 4)], max(v), round(Vec(1.26, 2.74), 1), ["a", "b"][v], hex(v), sum([v, w], Vec(0, 0)))
x = v
x += w
print(x, x is v, *v)
try:
    v + 5
except TypeError as error:
    print(error)
try:
    v < w
except TypeError as error:
    print(error)
try:
    v & w
except TypeError as error:
    print(error)

class Ordered:
    def __init__(self, n):
        self.n = n
    def __lt__(self, o):
        return self.n < o.n
    def __le__(self, o):
        return self.n <= o.n
    def __repr__(self):
        return f"O{self.n}"

print(sorted([Ordered(3), Ordered(1), Ordered(2)]), max(Ordered(1), Ordered(5)), Ordered(1) > Ordered(2), Ordered(1) >= Ordered(1), Ordered(1) == Ordered(1))

class Low:
    def __add__(self, o): return "Low.add"
    def __radd__(self, o): return "Low.radd"
    def __eq__(self, o): return NotImplemented
class High(Low):
    def __radd__(self, o): return "High.radd"
print(Low() + High(), High() + Low(), 1 + Low(), Low() + 1, Low() == Low(), Low() != 1)
class NoHash:
    def __eq__(self, o): return True
try:
    {NoHash(): 1}
except TypeError as error:
    print(error)
class Conv:
    def __int__(self): return 7
    def __float__(self): return 1.5
    def __str__(self): return "conv"
    def __format__(self, spec): return "f:" + spec
    def __len__(self): return 3
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __floordiv__(self, o): return "//"
    def __mod__(self, o): return "%"
    def __divmod__(self, o): return "divmod"
    def __lshift__(self, o): return "<<"
    def __rsub__(self, o): return "rsub"
    def __invert__(self): return "~"
    def __pos__(self): return "+"
c = Conv()
print(int(c), float(c), str(c), f"{c:xyz}", format(c), len(c), c ** 2, pow(c, 2, 3), c // 1, c % 1, divmod(c, 1), c << 1, 9 - c, ~c, +c, bool(c))
