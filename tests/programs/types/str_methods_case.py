# Case, tests of character class, over more than ASCII.
s = "Hello, World ß éÀ ǆ 123"
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize(), s.casefold())
print("they're bill's".title(), "ÀÉ".lower(), "ﬁ".upper(), "İ".lower() == "i̇", "ΑΣ".lower(), "ŉ".upper())
tests = ["", "abc", "ABC", "Abc", "aB1", "123", "1.5", "½", "²", "٣", " ", "\t\n", "a b", "名字", "_x1", "1x", "é", "Title Case", "\x00", "ß"]
for t in tests:
    print(ascii(t), t.isalpha(), t.isdigit(), t.isdecimal(), t.isnumeric(), t.isalnum(), t.isspace(), t.islower(), t.isupper(),
          t.istitle(), t.isidentifier(), t.isprintable(), t.isascii())
print("class".isidentifier(), "x".isidentifier())
