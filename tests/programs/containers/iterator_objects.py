# enumerate, zip, map, filter, reversed, iter(f, x), over built-in containers, generators and the program's own iterators.
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Old:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * 10

    def __len__(self):
        return 3


class Backwards:
    def __reversed__(self):
        return iter("own")


def gen(n):
    for i in range(n):
        yield i


for source in ([5, 6], (5, 6), "ab", b"ab", {7: 8}, range(2), gen(2), Countdown(2), Old(), {7: 8}.items(), iter([1]), {9}):
    print(list(enumerate(source, 3)))
print(list(zip([1, 2, 3], gen(2), "abc")), list(zip()), list(zip([1])), list(zip(Old(), Countdown(2))))
print(list(map(str, [1, 2])), list(map(lambda x: x + 1, gen(3))), list(map(lambda x, y: x * y, [1, 2, 3], (4, 5))), list(map(max, gen(3), Countdown(5))))
print(list(filter(None, [0, 1, "", "a", [], [0]])), list(filter(lambda x: x % 2, gen(6))), list(filter(None, Countdown(3))))
print(list(reversed([1, 2])), list(reversed("ab")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed(Old())), list(reversed(Backwards())))
for it in (iter([]), iter(()), iter(""), iter(b""), iter({}), iter({}.values()), iter({}.items()), iter(set()), iter(range(3)), iter(range(2 ** 70)),
           reversed([]), reversed(()), reversed({}), reversed({}.values()), reversed({}.items()), enumerate([]), zip(), map(str, []), filter(None, []),
           iter(int, 0), iter(Old()), gen(1), reversed(Old()), reversed(range(3))):
    print(type(it).__name__, end=" ")
    assert iter(it) is it
print(isinstance(zip(), zip), type(enumerate(gen(1))) is enumerate, type(map(str, gen(1))) is map)

calls = iter(lambda: calls_left.pop(), 3)
calls_left = [1, 2, 3, 4, 5]
print(list(calls), list(calls), calls_left)

it = iter([1, 2, 3])
print(next(it), next(it, "d"), next(it), next(it, "end"), next(it, "end"), next(gen(0), "none"), next(Countdown(0), None), next(map(str, []), "m"))
it = iter(Old())
print(next(it), list(it), list(it))
m = map(int, ["1", "x", "3"])
while True:
    try:
        print(next(m))
    except ValueError as problem:
        print("ValueError:", problem)
    except StopIteration:
        print("stop")
        break


def fails(x):
    if x == 2:
        raise StopIteration
    return x


print(list(map(fails, [1, 2, 3])))
z = zip([1, 2, 3], [4])
print(next(z), next(z, "end"))
shared = iter(range(7))
print(list(zip(shared, shared)), list(shared))
e = enumerate(gen(10))
for i, x in e:
    if i == 3:
        break
print(next(e), list(e)[-1])
print(sum(gen(5)), sum(map(lambda x: x * x, range(5))), max(gen(4)), min(Countdown(4)), any(x > 2 for x in gen(5)), all(gen(3)), all(map(bool, [1, 2])))
print(max("apple", "fig", key=len), min(gen(5), key=lambda x: -x), max([], default=7), min(gen(0), default="none"), max({"a": 3, "b": 5}, key={"a": 3, "b": 5}.get))
print(3 in gen(5), 9 in gen(5), 3 in Countdown(5), 2 in iter([1, 2, 3]), (0, 1) in zip([0], [1]), "b" in map(str, ["a", "b"]))
a, *b = enumerate("xyz")
print(a, b)
(x, y), z = zip([1, 2], [3, 4])
print(x, y, z, *map(str, range(3)))
print(list(enumerate(enumerate(enumerate("ab")))), [*zip([1], zip([2], [3]))])
print({**dict(zip("ab", [1, 2]))}, dict(enumerate("ab")), set(map(abs, [-1, 1])), tuple(filter(None, (0, 1))), sorted(map(lambda x: -x, range(4))))


class Truthless:
    def __bool__(self):
        raise ValueError("no truth here")


it = iter([0, Truthless()])
try:
    any(it)
except ValueError as problem:
    print(problem, list(it))


class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Number(self.n + (other.n if isinstance(other, Number) else other))

    __radd__ = __add__

    def __lt__(self, other):
        return self.n < other.n

    def __gt__(self, other):
        return self.n > other.n


it = iter([1, 2, Number(3), 4])
print(sum(it).n, list(it), max([Number(1), Number(5), Number(2)]).n, min(Number(4), Number(2)).n)
print(sum([[1], [2, 3]], []), sum([0.1] * 3), sum([1, 2.5, 2 ** 70]), sum([True, True], 5), sum({1: 2, 3: 4}))
