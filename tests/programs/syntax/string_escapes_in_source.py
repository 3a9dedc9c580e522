# Unicode in source text, names and output; line ends inside strings.
def größe(λ):
    return λ * 2

print(größe(3), "π ≈ 3.14", "日本語", "🙂", len("🙂"), "e\u0301", len("e\u0301"))
s = "a\nb\r\nc\rd"
print(repr(s), s.splitlines())
print("中文".encode(), "🙂".encode("utf-8"), "é".encode("latin-1"))
print(ord("中"), chr(0x1F600), hex(ord("🙂")))
print("tab\there", repr("tab\there"), repr("quote'"), repr('both\'"'), repr("\x7f\x80\xa0\u200b"))
print(repr("\ud800")[1:7], "\u2028".isspace(), ascii("é🙂"))
