# string.Formatter: what a subclass overrides, and what parse() gives.
import string
f = string.Formatter()
print(list(f.parse("a{b!r:>{w}}c{{d}}{}")))
print(list(f.parse("")), list(f.parse("x")), list(f.parse("{0.a[1]:d}")))
print(f.format("{0} {x}", 1, x=2), f.vformat("{}-{}", (1, 2), {}))
class D(string.Formatter):
    def get_value(self, key, args, kw):
        return kw.get(key, f"<{key}>") if isinstance(key, str) else args[key]
print(D().format("{a} {b}", a=1))
try: list(f.parse("{"))
except ValueError as e: print(e)
