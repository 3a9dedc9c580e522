# Chained, tuple, starred, augmented and attribute targets; the order in which they are evaluated.
a = b = [1]
b.append(2)
print(a, a is b)
x, y = 1, 2
x, y = y, x
print(x, y)
(p, (q, r)), s = (1, (2, 3)), 4
print(p, q, r, s)
first, *rest = "abcd"
*head, last = range(4)
lo, *mid, hi = [1, 2]
print(first, rest, head, last, lo, mid, hi)
[m, n] = {5: "five", 6: "six"}
print(m, n)
for i, (j, *k) in enumerate([(1, 2, 3), "xyz"]):
    print(i, j, k)

def log(name, value):
    print("->", name)
    return value

d = {}
log("container", d)[log("key", "k")] = log("value", 7)
print(d)
box = [0, 0, 0]
i = 0
i, box[i] = 2, 9
print(i, box)
n = 5
n += 2; n -= 1; n *= 4; n //= 5; n **= 3; n %= 50; n <<= 2; n >>= 1; n |= 8; n &= 0xFE; n ^= 3
print(n)
f = 7
f /= 2
print(f)
l = m = [1]
l += (2, 3)
print(m, l is m)
l = l + [4]
print(m, l)
t = (1,)
u = t
t += (2,)
print(u, t)

class Thing:
    pass

thing = Thing()
thing.count = 1
thing.count += 41
thing.list = []
thing.list += "ab"
print(thing.count, thing.list)
z: int = 3
w: "anything at all"
print(z)
