# split, rsplit, splitlines, join, strip, with every separator.
print("  a b   c ".split(), " a b ".split(" "), "".split(), "".split(","), "a,b,,c,".split(","), "a,b,c".split(",", 1), "a b c d".split(None, 2))
print("a,b,c".rsplit(",", 1), "  a  b  c ".rsplit(None, 1), "a--b--c".split("--"), "abc".split("x"), "a b c".split(maxsplit=1), "a b".rsplit())
print("a\nb\r\nc\rd\n".splitlines(), "a\n\nb".splitlines(), "a\nb\n".splitlines(True), "".splitlines(), "\n".splitlines(), "x\x0by\x0cz\x1cw\x85v\u2028u".splitlines())
print("-".join("abc"), ", ".join(["one"]), "".join([]), "x".join(("a", "b")), " ".join(str(i) for i in range(4)), "sep".join({"k": 1}))
print(repr("  x \t\n".strip()), repr("  x ".lstrip()), repr("  x ".rstrip()), "xxaxbxx".strip("x"), "abcba".strip("ab"), "mississippi".lstrip("mis"), "mississippi".rstrip("ip"), repr("\u3000全角\u3000".strip()))
for bad in (lambda: "a".split(""), lambda: ",".join([1, 2]), lambda: ",".join(5), lambda: "a".strip(5), lambda: "-".join(["a", None])):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
text = "key = value = more # note"
key, _, rest = text.partition("=")
print([key.strip(), rest.split("#")[0].strip()])
print("a\tbc\tdef".expandtabs(), "a\tb".expandtabs(4), "\t|".expandtabs(2), "ab\ncd\te".expandtabs(4), "x\ty".expandtabs(0))
