# Ranges whose bounds are beyond a machine word.
big = 2 ** 70
r = range(big, big + 10, 3)
print(r, len(r), list(r) == [big, big + 3, big + 6, big + 9], r[-1] == big + 9, r[1:3], big + 3 in r, big + 4 in r, r.index(big + 6), r.count(big))
print(list(reversed(r))[0] - big, r[::-1], range(big)[5], range(big)[-1] == big - 1, range(-big, big, big), list(range(-big, big + 1, big)))
print(bool(range(big)), big in range(big + 1), big - 1 in range(0, big, 2), range(big, 0), list(range(big, 0)), list(range(big, big - 4, -2)))
try:
    len(range(big))
except OverflowError as problem:
    print(problem)
print(range(2 ** 47 - 2, 2 ** 47 + 2), list(range(2 ** 47 - 2, 2 ** 47 + 2)), list(range(-2 ** 47 + 1, -2 ** 47 - 3, -1)))
print(sum(range(2 ** 62, 2 ** 62 + 3)), list(range(2 ** 63 - 2, 2 ** 63 + 2)), range(2 ** 63 - 2, 2 ** 63 + 2)[::-1])
for x in range(2 ** 63 - 1, 2 ** 63 + 1):
    print(x, end=" ")
print()
r = range(10)
print(r[2:5], r[::-1], r[5:2], r[-3:], r[::3], r[100:], r[:-100], r[7::-2], r[-1], r[True], 3.0 in r, 3.5 in r, "a" in r, True in r, None in r)
print(range(5).start, range(5).stop, range(5).step, range(1, 10, 4).step, range(True), range(-5), len(range(-5)), len(range(0, 10, 3)), len(range(10, 0, -3)))
print(list(range(10, 0, -3)), list(range(0)), range(3) is range(3), repr(range(0, 9, 2)), str(range(2)), max(range(5)), min(range(5, 0, -2)), sorted(range(3, 0, -1)))
