# python: 3.11
# Slices of lists: reading, assigning, deleting, steps, slice objects.
a = list(range(10))
print(a[:], a[2:], a[:-2], a[-3:-1], a[::3], a[::-1], a[7:2:-1], a[7:2:-2], a[-1:-4:-1], a[20:], a[:-20], a[5:5], a[3:-3:2], a[:0:-3])
b = a[:]
b[2:4] = ["x", "y", "z"]
print(b)
b[2:5] = []
print(b)
b[1:1] = [7, 8]
print(b)
b[::2] = [0] * len(b[::2])
print(b)
b[5:2] = ["in"]
print(b)
b[:] = "abc"
print(b)
b[1:2] = b
print(b)
b[-1:] = (n for n in range(2))
print(b)
del b[1::2]
print(b)
del b[::-2]
print(b)
b[100:] = [1]
b[-100:0] = [2]
print(b)
s = slice(1, 8, 2)
print(a[s], s, s.start, s.stop, s.step, s.indices(5), slice(None).indices(3), slice(-1, None, -1).indices(4), slice(3) == slice(None, 3))
print("abcdef"[s], (0, 1, 2, 3)[s], range(20)[s], b"abcdef"[s], range(10)[::-1], range(10)[2:5], range(0, 20, 3)[-2:])

class Shows:
    def __getitem__(self, key):
        return key
    def __setitem__(self, key, value):
        print("set", key, value)
    def __delitem__(self, key):
        print("del", key)

x = Shows()
print(x[1], x[1:2], x[::2], x[1, 2], x[1:2, ::3], x[...], x[:, 0], x[()], x["k"])
x[1:3] = 5
del x[::2]
for bad in (lambda: a[::0], lambda: a["a":], lambda: a.__setitem__(slice(0, 4, 2), [1]), lambda: a.__setitem__(slice(0, 1), 5), lambda: a[1, 2]):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
