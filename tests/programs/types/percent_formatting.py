# The % operator on text: every conversion, flags, width, precision, star, mapping, errors.
print("%d %i %u %s %r %a %%" % (1, 2, 3, "s", "r", "é"))
print("%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o" % (42, 42, 42, 42, 42, 255, 255, 255, 8, 8))
print("%f|%.2f|%8.3f|%-8.1f|%+.1f|%08.2f|%e|%.1E|%g|%G|%#g" % (3.14159, 2.5, 3.14159, 2.55, 1.25, -3.14159, 12345.678, 0.00012, 1e10, 1e-10, 1.0))
print("%s %s %s" % (None, [1, "x"], {"k": 1}), "%s" % "single", "%s" % (1,), "%s" % ((1, 2),), "%5s|%-5s|%.2s|%5.1s|" % ("ab", "ab", "abc", "xyz"))
print("%c%c" % (65, "é"), "%*d|%-*d|%.*f" % (6, 42, 6, 42, 2, 3.14159), "%(name)s is %(age)03d" % {"name": "Ada", "age": 36, "extra": 1})
print("%d" % 3.99, "%d" % -3.99, "%d" % True, "%s" % True, "%x" % -255, "%d" % 10 ** 25, "%.3d" % 7, "%i" % 5.0, "%.0f" % 0.5, "%.0f" % 1.5)
print("%r" % "it's", "%s and %s" % ("a", "b"), "%%", "100%%" % (), "%s%%" % 5, "no conversions" % {}, "%10.4r|" % "longtext")
for template, args in [("%d", "x"), ("%d %d", (1,)), ("%d", (1, 2)), ("%z", 1), ("%", 1), ("%(a)s", 5), ("%(a)s", {}), ("%c", "ab"), ("%x", 1.5), ("%s", ()), ("%*d", ("x", 1)), ("text", 1), ("%d", None), ("%f", "x")]:
    try:
        print(template % args)
    except (TypeError, ValueError, KeyError) as error:
        print(repr(template), type(error).__name__, error)
