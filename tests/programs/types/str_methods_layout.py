# Alignment, filling, repetition, slicing, comparison, iteration.
print("ab".ljust(5) + "|", "ab".rjust(5), "ab".center(5) + "|", "abc".center(6, "*"), "ab".center(5, "*"), "a".center(4, "-"), "ab".ljust(1), "x".rjust(3, "中"))
print("42".zfill(5), "-42".zfill(5), "+7".zfill(4), "abc".zfill(2), "".zfill(3), "--1".zfill(5))
s = "0123456789"
print(s[2:5], s[:3], s[-3:], s[::2], s[::-1], s[8:2:-2], s[5:2], s[-100:100], s[100:], s[:-1:3], s[-1], s[0], s[3:3], s[-4:-1])
print("ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "a" + "b" "c", len("中文"), len(""))
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "Z" < "a", "é" > "z", "10" < "9", "a" == "a", "a" != "b", "🙂" > "中")
print([c for c in "a中🙂"], list(enumerate("ab")), "".join(reversed("stressed")), sorted("banana"), max("hello"), min("hello"), "b" * ("x" == "x"))
for bad in (lambda: s[10], lambda: s["1"], lambda: s + 1, lambda: 1 + s, lambda: s * "2", lambda: s[1.0], lambda: "a" < 1, lambda: s[::0], lambda: s.center(5, "ab"), lambda: ord("ab"), lambda: chr(-1), lambda: chr(1114112)):
    try:
        bad()
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    s[0] = "x"
except TypeError as error:
    print(error)
try:
    del s[0]
except TypeError as error:
    print(error)
print(hash("a") == hash("a"), "a" in {"a": 1}, str(5) + str(2.0) + str([1, "x"]) + str(None), repr("it's"), str("x"), str(b"x"), str(b"x", "utf-8"), str())
print("%s" % "中".encode("gbk"), b"\xd6\xd0".decode("gbk"), "中".encode("gb18030"), "é".encode("latin-1").decode("latin-1"))
