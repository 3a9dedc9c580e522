# The frames of a generator stand in the traceback.
def numbers(limit):
    for i in range(limit):
        if i == 2:
            raise ValueError("two is too much")
        yield i

def doubled(source):
    for n in source:
        yield n * 2

print(sum(doubled(numbers(2))))
total = sum(x + 1 for x in doubled(numbers(5)))
