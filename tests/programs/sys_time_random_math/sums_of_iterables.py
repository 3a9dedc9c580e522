# math's sums and products of whatever can be gone through, and of what multiplies in its own way.
import math


class Pair:
    def __iter__(self):
        yield 1
        yield 2


class Times:
    def __init__(self, text):
        self.text = text

    def __rmul__(self, other):
        return Times(f"({other}*{self.text})")

    def __mul__(self, other):
        return Times(f"({self.text}*{getattr(other, 'text', other)})")


print(math.fsum(x / 10 for x in range(10)), math.fsum([0.1] * 10), math.fsum(map(float, "123")))
print(math.prod(x for x in range(1, 5)), math.prod(map(int, "123")), math.prod([], start=3))
print(math.prod(Pair()), math.fsum(Pair()), math.dist((x for x in (1, 2)), Pair()))
print(math.prod([Times("a"), Times("b"), 3]).text, math.prod((Times(c) for c in "xy"), start=2).text)
for wrong in (lambda: math.fsum(1), lambda: math.prod(1), lambda: math.fsum(["a"]), lambda: math.fsum(c for c in "a"), lambda: math.ldexp(1, "a")):
    try:
        print(wrong())
    except TypeError as problem:
        print(problem)
