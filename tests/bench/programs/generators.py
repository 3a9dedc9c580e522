# Generators and comprehensions: yield, pipelines, delegation, sorting by key.
def numbers(n):
    for i in range(n):
        yield i

def evens(source):
    for n in source:
        if n % 2 == 0:
            yield n

def flatten(tree):
    for node in tree:
        if isinstance(node, list):
            yield from flatten(node)
        else:
            yield node

total = sum(n * n for n in evens(numbers(4000000)))
tree = [[i, [i + 1, [i + 2]], i + 3] for i in range(120000)]
print(total, sum(flatten(tree)), len({n % 1000 for n in range(1000000)}), sorted([n * 7919 % 10007 for n in range(100000)])[:3])
