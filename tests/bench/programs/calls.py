# Function calls: recursion, positional and keyword arguments, closures.
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

def scale(value, factor=2, *, offset=0):
    return value * factor + offset

def make_adder(n):
    def add(x):
        return x + n
    return add

total = 0
add = make_adder(3)
for i in range(1500000):
    total += add(scale(i, offset=1))
print(fib(31), total)
