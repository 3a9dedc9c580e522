# int() of text: bases, signs, underscores, spaces, and what it refuses.
for text in ["42", "-7", "+5", "  12\n", "1_000", "007", "0", "-0", "\u0663\u0664", "9" * 30]:
    print(repr(text), int(text))
for text, base in [("ff", 16), ("0xff", 16), ("0xFF", 0), ("0b101", 0), ("0o17", 0), ("101", 2), ("z", 36), ("-0x1A", 16), ("10", 7), ("0", 0)]:
    print(text, base, int(text, base))
for bad in ["", " ", "1.5", "abc", "1__0", "_1", "1_", "0x10", "--1", "1 2", "+"]:
    try:
        int(bad)
    except ValueError as error:
        print(error)
for text, base in [("9", 8), ("010", 0), ("g", 16), ("1", 1), ("1", 37)]:
    try:
        print(int(text, base))
    except ValueError as error:
        print(error)
print(int(3.99), int(-3.99), int(True), int(1e20), int("10", base=3), int())
for bad in [None, [], "x", float("nan"), float("inf")]:
    try:
        int(bad)
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print(int(b"12"), (5).real, (5).imag, (7).numerator, (7).denominator, (5).conjugate(), (10).__index__())
