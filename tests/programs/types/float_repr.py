# python: 3.11
# Shortest text that reads back, where the exponent starts, special values.
for x in [0.1, 0.2 + 0.1, 1.0, -0.0, 1e15, 1e16, 1e17, 123456789012345680.0, 1e-4, 1e-5, 0.00012345, 1.5e300, 5e-324,
          1.7976931348623157e308, 2.2250738585072014e-308, 100.0, 1 / 3, 2 / 3, 1e22, 1e23, 9007199254740993.0, 4.35, 0.3,
          3.0000000000000004, 123.456, 1e100, -1.5e-10]:
    print(repr(x), str(x), x == float(repr(x)))
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf - inf, inf == inf, nan == nan, nan != nan, inf > 1e308, nan < 1, [nan] == [nan])
print(1e308 * 10, -1e308 * 10, 1e-320 / 1e10, 0.1 + 0.7, 1.1 * 3, 3.3 / 3, 2.0 ** 0.5, 2.0 ** -1074)
print(float("1e3"), float(" -2.5 "), float("1_0.5"), float("Infinity"), float("-nan"), float(".5"), float("5."), float(7))
for bad in ["", "1.2.3", "e5", "0x10", "1e", "one"]:
    try:
        float(bad)
    except ValueError as error:
        print(error)
print((0.5).is_integer(), (4.0).is_integer(), (0.75).as_integer_ratio(), (10.0).hex(), float.fromhex("0x1.8p1"))
print(int(2.5), round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 2), round(1234.5, -2), round(1e20), round(3.7))
print(round(0.15, 1), round(0.25, 1), round(0.35, 1), round(5.5e-5, 5), round(1.0, 3), type(round(2.0)).__name__)
print(7.0 // 2, -7.0 // 2, 7.0 % -3, -7.5 % 2, 1e300 % 7, divmod(7.5, 2), 0.1 // 0.01, -0.0 % 5)
print(2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 10 ** 16 < 1e16 + 1, 0.1 + 0.2 == 0.3, hash(1.0) == hash(1), hash(0.5), hash(inf))
print(1.5 + True, 3 * 0.1, 10 / 4, 6 / 3, -1 ** 0.5, 8 ** (1 / 3), abs(-2.5), -(-0.0), +0.0 == -0.0)
for bad in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0.0 ** -1, lambda: 10.0 ** 400, lambda: round(inf), lambda: round(nan)):
    try:
        print(bad())
    except (ZeroDivisionError, OverflowError, ValueError) as error:
        print(type(error).__name__, error)
