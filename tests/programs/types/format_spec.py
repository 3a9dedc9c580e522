# The format language: fill, align, sign, #, 0, width, grouping, precision, type.
for spec in ["", "d", "5", "<5", ">5", "^5", "=5", "05", "+", "-", " ", "+05", "x", "X", "#x", "#X", "o", "#o", "b", "#b", "010b", "#010x", ",", "_", "_x", "c", "e", ".2f", "%", "n", "*^7", "0<5", "=+6", "08,", "1,"]:
    print(repr(spec), *[repr(format(n, spec)) for n in (65, -12345 if "c" not in spec else 66)])
for spec in ["", ".0f", ".2f", ".3", ".3g", "g", "G", "e", "E", ".1e", "%", ".1%", "10.3f", "<10.2f", "+.1f", " .1f", "010.2f", ",.2f", "_.1f", "#.0f", "#g", "f", "F", "*>12.4g", ".10g", "n", "z.1f"]:
    print(repr(spec), *[repr(format(x, spec)) for x in (3.14159, -0.000123, 1234567.0, 0.0, -0.04)])
for spec in ["", "s", "10", "<10", ">10", "^10", ".2", "*^9.3s", "1", "x<4", "05"]:
    print(repr(spec), repr(format("text", spec)))
print(format(float("inf"), "f"), format(float("nan"), "06.1f"), format(float("-inf"), "F"), format(True, "d"), format(True, ""), format(True, "5"), format(None, ""), format([1], ""))
for value, spec in [(1, "s"), ("x", "d"), (1.5, "d"), (1, ".2d"), ("x", "="), ("x", ","), (None, "5"), ([1], ">5"), (1, "q"), (5, "5 x"), ("x", "+"), (1.0, "c"), (1, ",x"), (-1, "c")]:
    try:
        print(format(value, spec))
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
