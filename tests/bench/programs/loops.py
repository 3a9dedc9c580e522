# Nested loops over ranges, with a condition and simple sums.
def count(limit):
    total = 0
    for i in range(limit):
        for j in range(limit):
            if (i + j) % 3 == 0:
                total += i - j
            else:
                total += 1
    i = 0
    while i < limit * limit:
        i += 2
        total ^= i
    return total

print(count(3200))
