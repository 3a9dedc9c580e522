import time

size = 1000000

def loop():
    total = 0
    for n in range(size):
        total = total + n
    return total

def built_in():
    return sum(range(size))

def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start

if loop() != built_in():
    print("the results differ")
if seconds(loop) > 2 * seconds(built_in):
    print("sum is more than twice as fast")
else:
    print("sum is not twice as fast")
