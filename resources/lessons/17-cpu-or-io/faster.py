import time

size = 1000000

def slow():
    total = 0
    for n in range(size):
        total = total + n
    return total

def work():
    total = 0
    for n in range(size):
        total = total + n
    return total

start = time.perf_counter()
expected = slow()
middle = time.perf_counter()
result = work()
end = time.perf_counter()
print("right" if result == expected else "wrong")
print("fast enough" if middle - start > 2 * (end - middle) else "too slow")
