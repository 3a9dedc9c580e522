# The assignment expression, in conditions, comprehensions and arguments.
data = [3, 8, 0, 5]
it = iter(data)
while (value := next(it)) != 0:
    print("value", value)
print("ended with", value)
if (n := len(data)) > 3:
    print("long", n)
squares = [last := x * x for x in data]
print(squares, last)
print([y for x in data if (y := x // 2) > 1], y)
print((a := 1) + (b := 2), a, b)

def f(*args, **kw):
    return args, kw

print(f(c := 3, k=(d := 4)), c, d)
print(any((found := x) > 4 for x in data), found)

def outer():
    total = 0
    partial = [total := total + x for x in data]
    return partial, total

print(outer())
