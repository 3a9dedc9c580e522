# Branches, loops, their else, break and continue.
for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            print(n, "=", d, "*", n // d)
            break
    else:
        print(n, "is prime")
i = 0
while i < 3:
    i += 1
    if i == 2:
        continue
    print("i", i)
else:
    print("done", i)
while True:
    i -= 1
    if i < 0:
        break
else:
    print("never")
for x in []:
    pass
else:
    print("empty loop's else")
for x in range(3): pass
print("x stays", x)
if not x:
    print("no")
elif x == 1:
    print("one")
elif x == 2:
    print("two")
else:
    print("other")
items = [1, 2, 3, 4]
for item in items:
    if item == 2:
        items.remove(item)
    print(item)
print(items)
for a in range(2):
    for b in range(3):
        if b == 1:
            continue
        if a == 1:
            break
        print(a, b)
for line in "x;y".split(";"): print(line); print(line * 2)
