# Sorting: stable, by < alone, keys asked once each, whatever the values' classes.
def lcg(seed):
    while True:
        seed = (seed * 1103515245 + 12345) % 2 ** 31
        yield seed >> 8


numbers = lcg(7)
for count in (0, 1, 2, 5, 31, 64, 65, 200, 1000):
    data = [next(numbers) % 100 for _ in range(count)]
    pairs = [(x, i) for i, x in enumerate(data)]
    assert sorted(data) == [x for x, _ in sorted(pairs)]
    assert [i for _, i in sorted(pairs, key=lambda p: p[0])] == [i for _, i in sorted(pairs)]
    back = sorted(pairs, key=lambda p: p[0], reverse=True)
    assert back == [p for x in sorted(set(data), reverse=True) for p in pairs if p[0] == x]
    print(sum(i * x for i, x in enumerate(sorted(data))), sorted(data, reverse=True)[:5], sorted(map(str, data))[:4])


class Item:
    compared = 0

    def __init__(self, key, tag):
        self.key = key
        self.tag = tag

    def __lt__(self, other):
        Item.compared += 1
        return self.key < other.key

    def __repr__(self):
        return f"{self.key}{self.tag}"


items = [Item(next(numbers) % 10, chr(97 + i % 26)) for i in range(40)]
print(sorted(items))
print(sorted(items, reverse=True))
print(Item.compared > 80)
many = [Item(next(numbers) % 50, i) for i in range(300)]
result = sorted(many)
assert all(result[i].key < result[i + 1].key or (result[i].key == result[i + 1].key and result[i].tag < result[i + 1].tag) for i in range(299))
print(result[:8])

asked = []


def key(x):
    asked.append(x)
    return -x


data = [3, 1, 2]
data.sort(key=key)
print(data, asked, sorted("bca", key=str.upper), sorted(["b", "A", "c"], key=str.lower), sorted([[2, 1], [1, 9], [1]]), sorted([(1, "b"), (1, "a"), (0, "z")]))
print(sorted([3, 1.5, True, 2 ** 70, -2 ** 70, False]), sorted([b"b", b"a"]), sorted({3: 0, 1: 0}), sorted([0.5, -0.0, float("inf"), -1]))
print(sorted("the quick brown fox jumps over the lazy dog".split(), key=lambda w: (len(w), w), reverse=True))
print(sorted([2, 3, 1], key=lambda x: Item(x, "")), sorted(items, key=lambda i: i.tag)[:3])


def show(action):
    try:
        print(action())
    except Exception as problem:
        print(type(problem).__name__, problem, sep=": ")


def modify():
    data = [3, 2, 1]

    def spoil(x):
        data.append(x)
        return x

    try:
        data.sort(key=spoil)
    finally:
        print(sorted(data))


def empty_while_sorting():
    data = [3, 2, 1]
    data.sort(key=lambda x: (len(data), x))
    return data


def failing_key():
    data = [3, 2, 1]
    try:
        data.sort(key=lambda x: 1 // (x - 2))
    finally:
        print(data)


show(modify)
show(empty_while_sorting)
show(failing_key)
show(lambda: sorted([1, "a"]))
show(lambda: sorted(["a", 1]))
show(lambda: sorted([(1, "a"), (1, 2)]))
show(lambda: sorted([object(), object()]) and None)
show(lambda: sorted([{}, {}]))
show(lambda: sorted([1, None, 2]))
show(lambda: sorted([3 + 0, 2, "x", 1]))
show(lambda: sorted([1], key=5))
show(lambda: [3, 1].sort())
show(lambda: sorted([Item(1, "a"), 5]))
words = "b a c".split()
words.sort()
words.reverse()
print(words, sorted(words, key=None, reverse=False))
