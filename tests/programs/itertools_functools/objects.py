# python: 3.11
import itertools as it
print(it.chain([1],[2]), it.islice([1,2],1), it.count(1), it.cycle([1]), it.product([1],[2]), it.accumulate([1]), it.groupby([]), it.starmap(pow,[]), it.tee([])[0].__class__.__name__ == '_tee' or True)
c = it.chain([1,2],[3]); print(next(c), list(c), list(c), next(c, 'end'))
print(type(c), isinstance(c, it.chain), type(it.permutations([])).__name__)
print(sum(it.chain([1],[2,3])), max(it.islice(it.count(), 3, 6)), sorted(it.chain('ba')), dict(it.zip_longest('ab',[1])), ','.join(it.chain('ab','c')), [*it.combinations('abc',2)], set(it.chain([1],[1])), tuple(it.takewhile(lambda x: x<3, it.count())))
a, b = it.islice(it.count(), 2); print(a, b)
for i, (x, y) in enumerate(it.product('ab', repeat=2)): print(i, x + y, end=' ')
print()
it2 = it.chain.from_iterable([[1],[2,3]]); print([x for x in it2], list(zip(it.count(), 'ab')), list(map(lambda a, b: a*b, it.count(1), [1,2,3])))
import collections.abc; print(isinstance(c, collections.abc.Iterator), any(it.chain([0],[1])), 2 in it.chain([1],[2]))
try: it.islice()
except TypeError as e: print('TypeError')
import queue, threading
out = []; ids = it.count(100); lock = threading.Lock()
def w():
    for _ in range(50):
        with lock: out.append(next(ids))
ts = [threading.Thread(target=w) for _ in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]; print(out == list(range(100, 250)))
def batched(x, n):
    i = iter(x)
    while b := list(it.islice(i, n)): yield b
print(list(batched(range(7), 3)))
