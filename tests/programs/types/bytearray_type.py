# python: 3.11
# A bytearray, in place changes, slices, growth.
a = bytearray(b"hello")
a[0] = 72
a.append(33)
a.extend(b" ok")
print(a, len(a), a[0], a[1:3], bytes(a))
a[1:4] = b"EY"
print(a)
del a[0:2]
a.insert(0, 65)
print(a, a.pop(), a.pop(0), a)
a += b"!!"
a *= 2
print(a, a.count(b"!"), a.find(b"!"), 33 in a)
a.reverse()
print(a)
a[::2] = b"-" * len(a[::2])
print(a)
a.remove(45)
print(a, a.upper(), a.decode(), a.replace(b"-", b""))
c = a.copy()
c.clear()
print(c, bool(c), len(a) > 0, bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"), bytearray(b"x") + b"y", b"y" + bytearray(b"x"), bytearray(b"a") == b"a")
for bad in (lambda: a.__setitem__(0, 256), lambda: a.append("x"), lambda: a.remove(200), lambda: bytearray().pop(), lambda: a.__setitem__(slice(0, 4, 2), b"x"), lambda: a.__setitem__(99, 1), lambda: a.extend("x"), lambda: {bytearray(b"x"): 1}):
    try:
        bad()
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
print([x for x in bytearray(b"ab")], repr(bytearray(b"its")), bytearray(b"a,b").split(b","), bytearray(range(3)).hex())
