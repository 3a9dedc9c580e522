# Deep and mutual recursion, and the limit.
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)

print(depth(900))

def is_even(n):
    return True if n == 0 else is_odd(n - 1)

def is_odd(n):
    return False if n == 0 else is_even(n - 1)

print(is_even(500), is_odd(500))

def hanoi(n, a, b, c):
    return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)

print(hanoi(10, "a", "b", "c"))

def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))

print(ackermann(2, 5))

def forever(n):
    return forever(n + 1)

try:
    forever(0)
except RecursionError as error:
    print(type(error).__name__, str(error).startswith("maximum recursion depth exceeded"))

def permutations(items):
    if len(items) < 2:
        return [items]
    return [[x] + rest for i, x in enumerate(items) for rest in permutations(items[:i] + items[i + 1:])]

print(permutations([1, 2, 3]))
