# Lists, sets, dicts and generators: nesting, conditions, scope, evaluation order.
print([x * y for x in range(1, 4) for y in range(x)])
print([(x, y) for x in range(3) if x != 1 for y in "ab" if y != "b" or x])
print([[r * c for c in range(3)] for r in range(3)])
print({x % 3 for x in range(10)} == {0, 1, 2})
print({k: v for k, v in zip("abc", range(3))}, {v: k for k, v in {"x": 1}.items()})
print(sum(x * x for x in range(10)), max((len(w), w) for w in ["a", "ccc", "bb"]))
print([x for x in [1, 2, 3, 4] if x % 2 if x > 1])
print([a + b for a, b in [(1, 2), (3, 4)]], [first for first, *_ in ["abc", "de"]])
gen = (print("made", x) or x for x in [1, 2])
print("nothing yet")
print(next(gen), list(gen), list(gen))
matrix = [[1, 2], [3, 4], [5, 6]]
print([list(row) for row in zip(*matrix)], [n for row in matrix for n in row])
print([x if x % 2 else -x for x in range(5)])
print(dict([(i, i * i) for i in range(3)]), {i: {j for j in range(i)} for i in range(3)})
print([lambda: x for x in range(2)][0](), [[y for y in range(x)] for x in range(3)])
words = "the cat sat on the mat".split()
print({w: words.count(w) for w in words}, sorted({len(w) for w in words}))
print("".join(c for c in "h3ll0" if c.isalpha()), tuple(i for i in (3, 1, 2)))

def in_function(n):
    k = 10
    return [k * i for i in range(n) if i < k], {i: k for i in range(2)}

print(in_function(3))
try:
    [1 // x for x in (1, 0)]
except ZeroDivisionError as error:
    print(error)
