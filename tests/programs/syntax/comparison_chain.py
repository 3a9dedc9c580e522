# a < b < c evaluates b once and stops at the first false link.
def show(value):
    print("eval", value)
    return value

print(show(1) < show(2) < show(3))
print(show(3) < show(2) < show(1))
print(show(1) < show(5) > show(2) != show(2))
print(1 < 2 == 2, 1 < 2 == True, (1 < 2) == True)
print(1 in [1] == True, (1 in [1]) == True)
print(3 > 2 > 1, 3 > 1 > 2, 1 == 1.0 == True)
print("a" < "b" <= "b" < "ba", "Z" < "a")
print([1, 2] < [1, 2, 0] < [1, 3], (1, "x") < (2,))
one = 1
print(one is one, None is None, None is not None, [] is [])
print(not 1 in [2], 1 not in [2])
x = y = 5
print(x < 10 > y, x is y)
