# A bytes object, literals, indexing gives ints, methods, conversions, errors.
b = b"hello\x00\xff"
print(b, len(b), b[0], b[-1], b[1:3], b[::-1], list(b[:3]), b == b"hello\x00\xff", b < b"i", b"" == b"")
print(bytes(3), bytes([65, 66]), bytes(b"x"), bytes("é", "utf-8"), bytes(range(5)), bytes(), b"a" + b"b", b"ab" * 2, bytes.fromhex("48 65 6c"), b.hex(), b"abc".hex("-"))
print(b"a,b,c".split(b","), b" x ".strip(), b"abc".upper(), b"ABC".lower(), b"-".join([b"a", b"b"]), b"abcabc".replace(b"b", b"XX"), b"abc".find(b"c"), b"abc".find(98), b"hello".count(b"l"), b"x".center(3, b"*"))
print(b"abc".startswith(b"ab"), b"abc".endswith((b"x", b"c")), 97 in b"abc", b"bc" in b"abc", b"a b".split(), b"l1\nl2\r\n".splitlines(), b"abc".partition(b"b"), b"12".isdigit(), b"ab1".isalnum(), b"Ab".swapcase(), b"a b".title())
print("中文".encode(), "中文".encode("utf-8").decode("utf-8"), b"\xe4\xb8\xad".decode(), "a\u0301".encode("ascii", "replace"), b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("ascii", "ignore"), "é".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"))
print(b"'", b'"', b"'\"", b"\t\n\r\\", b"\x7f\x1f~", repr(b"x"), str(b"x"), hash(b"a") == hash(b"a"), {b"k": 1}[b"k"], [x for x in b"ab"], max(b"az"), sorted(b"cab"))
print(b"%d %s %r" % (5, b"x", "y"), b"%05.1f|%x|%c|%b" % (2.55, 255, 65, b"raw"), b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"a-b".translate(None, b"-"), b"ab".ljust(4, b".") + b"|", b"7".zfill(3), b"ab".removeprefix(b"a"))
for bad in (lambda: b + "x", lambda: bytes([256]), lambda: bytes("x"), lambda: b"\xff".decode(), lambda: "é".encode("ascii"), lambda: b[10], lambda: bytes(-1), lambda: "x" + b, lambda: b.find("x"), lambda: bytes.fromhex("4"), lambda: b"a".join(["x"]), lambda: "x".encode("klingon"), lambda: "x" in b):
    try:
        bad()
    except (TypeError, ValueError, IndexError, LookupError) as error:
        print(type(error).__name__, error)
try:
    b[0] = 1
except TypeError as error:
    print(error)
print(b"a" == "a", b"a" != "a", bytes(3) == bytearray(3), isinstance(b, bytes), bool(b""), b"\x00" < b"\x01")
