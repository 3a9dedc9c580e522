# Generators and iterators stored, passed, compared, partly used.
def numbers():
    n = 0
    while True:
        n += 1
        yield n

def take(k, it):
    return [next(it) for _ in range(k)]

g = numbers()
print(take(3, g), take(2, g), next(g))
h = numbers()
print(take(1, h), g is iter(g), g == h)
pair = zip(numbers(), "abc")
print(list(pair), list(pair))
e = enumerate(x for x in "pq")
print(next(e), list(e))
m = map(lambda x: print("computing", x) or x * x, [1, 2, 3])
print("lazy")
print(next(m), sum(m), list(m))
f = filter(lambda x: x % 2, range(6))
print(5 in f, list(f))
gens = {name: (name * k for k in range(1, 3)) for name in "xy"}
print(next(gens["x"]), next(gens["y"]), list(gens["x"]), list(gens["y"]))
i = iter([1, 2, 3, 4])
print([(a, b) for a, b in zip(i, i)])
try:
    next(iter([]))
except StopIteration as stop:
    print("StopIteration", stop.value, stop.args)
print(max(x * (6 - x) for x in range(7)), any(x > 2 for x in range(5)), all(x for x in []), sorted((x for x in "hello"), reverse=True), tuple(reversed([1, 2])), min((len(w), w) for w in ("bb", "a")), dict((k, v) for k, v in [("a", 1)]), set(x // 2 for x in range(4)), sum((x for x in range(3)), 10))
def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)
print(list(tree(3)))
gi = numbers()
print(gi.gi_frame is not None, next(gi), gi.__name__, type(gi).__name__)
