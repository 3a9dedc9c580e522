# f-strings with conversions, nested fields, = , format specs, nesting of quotes, multi-line.
name, n, x = "Ada", 42, 3.14159
print(f"{name} {n} {x}")
print(f"{name!r} {name!s} {'é'!a} {n!r:>5}|")
print(f"{x:.2f} {n:5d}| {n:<5}| {n:^5}| {n:05} {n:+} {n:x} {n:#b}")
print(f"{n=} {x=:.1f} {name=!s} { n = } {n+1=}")
width, precision = 10, 3
print(f"{x:{width}.{precision}}|{name:{'>'}{width}}|")
print(f"{{literal}} {{{n}}} {n}}}")
print(f"{'nested ' + f'{n + 1}'} {[i * i for i in range(3)]} {({'k': 1})['k']}")
print(f"{(lambda a: a * 2)(4)} {n if n > 40 else 'small'} {n:{'d' if n else 's'}}")
print(f"""multi
{name}
line""")
print(f"{'a' 'b'} {name[0]} {name.upper()} {name[::-1]}")
print("mix " f"{n}" " of " f"{x:.0f}", rf"raw\n{n}")
print(f"{n:,} {1234567:,} {1234567.891:,.2f} {0.256:.1%} {12345678:_} {255:#_x}")
print(f"{None} {True} {[1, 'two']} {('t',)} {{1: 2}}")

class P:
    def __format__(self, spec):
        return f"<{spec}>"
    def __repr__(self):
        return "P!"
    def __str__(self):
        return "p"

p = P()
print(f"{p} {p:abc} {p!r} {p!s:>3} {p!r:>4}")
print(f"", f"{''}", f'{"quotes"}', f"{n!r:^{width}}|")
print(f"{n:>{width}}" f"{x:<{width}.2f}|", f"{1:{2}}{3}")
try:
    f"{name:d}"
except ValueError as error:
    print(error)
print(f"{3 > 2} {3 != 2} {n == 42} {not n}")
