# memoryview over bytes and bytearray: slices that change in place, casts, mistakes.
data = bytearray(b"abcdefgh")
v = memoryview(data)
print(len(v), v[0], v[-1], v[2:4].tobytes(), bytes(v[::2]), v[::-1].tolist()[:3])
v[0] = 65
v[1:3] = b"XY"
print(data, v.readonly, v.format, v.itemsize, v.nbytes, v.shape, v.strides, v.ndim, v.contiguous)
for wrong in (lambda: v.__setitem__(0, 256), lambda: v.__setitem__(0, "x"), lambda: v.__setitem__(slice(0, 2), b"abc"), lambda: v[100], lambda: v["x"],
              lambda: memoryview("text"), lambda: memoryview(5), lambda: memoryview(b"ro").__setitem__(0, 1), lambda: hash(v)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
print(v == data, v == b"AXYdefgh", memoryview(b"x") == memoryview(b"x"), 65 in v, hash(memoryview(b"ab")) == hash(b"ab"))
w = v.cast("i")
print(len(w), w.itemsize, w.tolist())
w[0] = -1
print(data[:4], w[0])
try:
    memoryview(b"abc").cast("i")
except TypeError as e:
    print(e)
with memoryview(b"xyz") as m:
    print(m.hex(), list(m), m.obj)
try:
    m[0]
except ValueError as e:
    print(e)
print(bytes(memoryview(b"q")), int.from_bytes(memoryview(b"\1\0").tobytes(), "little"))
