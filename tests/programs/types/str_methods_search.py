# python: 3.11
# find, index, count, replace, startswith, in: with ranges, empty needles and overlaps.
s = "abracadabra"
print(s.find("a"), s.find("a", 1), s.find("bra", 2, 9), s.find("z"), s.rfind("a"), s.rfind("bra", 0, 5), s.find(""), s.find("", 50), s.rfind(""))
print(s.index("cad"), s.rindex("a", 0, 5), s.count("a"), s.count("abra"), "aaaa".count("aa"), s.count(""), s.count("a", 3), s.count("a", 3, 6))
print(s.replace("a", "A"), s.replace("a", "", 2), s.replace("", "-"), "".replace("", "x"), s.replace("abra", "X"), s.replace("q", "w"), s.replace("a", "b", 0))
print(s.startswith("abra"), s.startswith(("x", "ab")), s.startswith("bra", 1), s.startswith("", 20), s.endswith("bra"), s.endswith(("a", "b")), s.endswith("abr", 0, -1), s.startswith(()))
print("cad" in s, "" in s, "x" in s, s.find("a", -3), s.find("a", -3, -1), s.index("", 3))
print(s.removeprefix("abra"), s.removesuffix("bra"), s.removeprefix("x"), s.partition("c"), s.rpartition("a"), s.partition("z"), s.rpartition("z"))
print("中文字符中".find("中", 1), "中文字符中".count("中"), "中文".replace("文", "国"), "🙂🙃".index("🙃"))
for bad in (lambda: s.index("z"), lambda: s.rindex("z"), lambda: s.partition(""), lambda: 5 in s, lambda: s.find(5), lambda: s.replace("a")):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(s.translate({ord("a"): "4", ord("b"): None, ord("r"): 82}), s.translate(str.maketrans("abc", "xyz", "d")), str.maketrans({"a": "1"}))
