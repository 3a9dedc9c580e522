# "…".format: positions, names, attributes, items, nested specs, conversions, errors.
class P:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __str__(self):
        return "P(%s, %s)" % (self.x, self.y)

p = P(3, 4)
print("{} {} {}".format(1, "two", 3.0))
print("{1} {0} {1}".format("a", "b"), "{name} is {age:>4}".format(name="Ada", age=36))
print("{0.x} {0.y:03d} {p.x}".format(p, p=p), "{0[1]} {1[key]} {0[0][0]}".format([[7], 8], {"key": "v"}))
print("{!r} {!s:>8} {!a}".format("é", p, "é"), "{{}} {{{}}}".format(5), "{:{}}|{:{w}.{p}f}".format("x", 4, 3.14159, w=8, p=2))
print("{:>{width}}".format("r", width=6), "{0:{1}{2}}".format(5, "*^", 7), "{:,} {:.1%}".format(1234567, 0.5), "{}".format(p), "{0:}".format(3))
print("".format(), "no fields".format(1, 2), "{a}{a}".format(a=1, b=2), "{0}{0[0]}".format("ab"))
print("{x} {y}".format_map({"x": 1, "y": 2}), "{:d}{:s}{:f}".format(1, "s", 1.5))
for template, args in [("{} {}", (1,)), ("{2}", (1,)), ("{name}", ()), ("{", (1,)), ("}", ()), ("{0} {}", (1, 2)), ("{:d}", ("x",)), ("{0.nothing}", (1,)), ("{0[5]}", ([1],)), ("{!x}", (1,)), ("{0[k]}", ({},)), ("{a", (1,))]:
    try:
        print(template.format(*args))
    except (IndexError, KeyError, ValueError, AttributeError) as error:
        print(repr(template), type(error).__name__, error)
