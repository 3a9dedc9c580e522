# Arithmetic: integers that fit a word, floats, big integers.
def collatz(limit):
    longest = 0
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        if steps > longest:
            longest = steps
    return longest

def pi(terms):
    total = 0.0
    sign = 1.0
    for k in range(terms):
        total += sign / (2 * k + 1)
        sign = -sign
    return total * 4

def digits(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return sum(int(c) for c in str(a))

print(collatz(80000), round(pi(4000000), 9), digits(12000))
