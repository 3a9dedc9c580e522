# Arrays are numbers of one kind in one block.
import array
import copy
import pickle
from array import array as make

for code in "bBhHiIlLqQfdu":
    for value in (10**30, -10**30, 2**40, -1, -2**40, 300, -300, 70000, -70000, "a", 1.5, None, "ab"):
        try:
            print(code, make(code, [value]))
        except (OverflowError, TypeError) as error:
            print(code, value, type(error).__name__, error)
a = make("i", [1, 2, 3])
for attempt in (lambda: a[5], lambda: a["x"], lambda: a.__setitem__(7, 1), lambda: a.pop(9), lambda: make("i").pop(), lambda: a.index(9), lambda: a.remove(9),
                lambda: a + [1], lambda: a + make("d", [1]), lambda: make("z"), lambda: make(), lambda: make(3), lambda: make("ii"), lambda: a.extend(make("d", [1])),
                lambda: a.extend(3), lambda: a.frombytes(b"abc"), lambda: a.fromlist((1,)), lambda: hash(a), lambda: a.__setitem__(slice(0, 1), [1]),
                lambda: a * "x", lambda: make("i", 5), lambda: make("u", "abc").tounicode(), lambda: make("i", "abc"), lambda: make("i", b"abc"),
                lambda: a.insert("x", 1), lambda: a.append("x"), lambda: a.tounicode(), lambda: a.fromunicode("x"), lambda: a.frombytes("x"),
                lambda: a.__delitem__(9)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
print(a == [1, 2, 3], a == make("d", [1, 2, 3]), a < make("i", [2]), array.typecodes, make("b"), make("u", "hi"), array.ArrayType is make, type(a))
print(pickle.loads(pickle.dumps(a)), copy.copy(a) == a, copy.copy(a) is a, copy.deepcopy([a]))

a.append(-4)
a.extend(range(5, 8))
a.extend(make("i", [9]))
a.insert(1, 100)
a.insert(-1, 8)
print(a, len(a), a[-1], a[1:4], a[::-2], 100 in a, a.count(9), a.index(100), a.pop(), a.pop(0), a.itemsize, a.typecode)
a.remove(100)
a[1:3] = make("i", [70, 71, 72])
a[::3] = make("i", [0, 0, 0])
del a[0], a[-2:]
a.reverse()
a += make("i", [1])
a *= 2
print(a, a.tolist(), [x * 2 for x in a], sum(a), max(a), sorted(a), list(reversed(a)))
view = memoryview(a)
print(view.format, view.itemsize, view.nbytes, view[1], view[1:3].tolist(), len(view))
view[0] = 4242
view[1:3] = make("i", [1, 2])
print(a, bytes(a)[:4], a.tobytes() == bytes(view), bytearray(a)[:4])
view.release()
swapped = make("H", [1, 256])
swapped.byteswap()
print(swapped, make("d", [0.5, 3]) * 2, make("f", [0.1])[0], make("i") or "empty")
