# A handler that comes in the midst of a loop leaves it as it was, whatever kind it is.
import signal

hits = 0


def hit(signum, frame):
    global hits
    hits += 1
    for i in range(3):
        pass
    [x for x in (1, 2)]


signal.signal(signal.SIGALRM, hit)
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)


def generate(n):
    for i in range(n):
        yield i


class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n


total = 0
while hits < 60:
    assert [i for i in range(5)] == [0, 1, 2, 3, 4]
    assert sum(generate(10)) == 45
    assert list(Count(3)) == [2, 1, 0]
    pairs = []
    for k, v in {1: 2, 3: 4}.items():
        pairs.append((k, v))
    assert pairs == [(1, 2), (3, 4)]
    n = 0
    while n < 7:
        n += 1
        if n == 3:
            continue
    assert n == 7
    assert sorted([3, 1, 2], key=lambda x: -x) == [3, 2, 1]
    assert {x: x * x for x in (1, 2, 3)} == {1: 1, 2: 4, 3: 9}
    try:
        {}["missing"]
    except KeyError as problem:
        assert str(problem) == "'missing'"
    with open("/dev/null") as f:
        assert f.read() == ""
    total += 1
signal.setitimer(signal.ITIMER_REAL, 0)
print("all well", total > 0)
