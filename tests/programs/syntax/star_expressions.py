# Unpacking inside displays and calls.
a, b = [1, 2], (3, 4)
print([*a, *b], (*a, *b), {*a, *b} == {1, 2, 3, 4}, [*a, 0, *a])
d, e = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print({**d, **e}, {**d, "x": 9}, {"x": 9, **d})
print(*a, *b, sep="-")
print([*range(3), *"ab", *{7: 0}], *[], sep="|")
t = *a, 5
print(t, type(t).__name__)

def f():
    return *a, 6

print(f())
for x in *a, *b:
    print(x, end=" ")
print()
first, *middle, last = *a, *b
print(first, middle, last)
*only, = "xyz"
print(only)
print(dict(**d, w=0), max(*a, *b), dict([*d.items(), ("q", 5)]))
try:
    {**5}
except TypeError as error:
    print(error)
try:
    [*5]
except TypeError as error:
    print(error)
try:
    dict(**d, **e)
except TypeError as error:
    print(error)
