# A deque tells when it changes under an iterator, or under a search whose comparisons change it.
from collections import deque


class Clears:
    def __eq__(self, other):
        d.clear()
        return False


def attempt(what):
    try:
        print(what())
    except (RuntimeError, ValueError) as e:
        print(type(e).__name__, e)


d = deque([1, 2, 3])
walk, back = iter(d), reversed(d)
d.append(4)
attempt(lambda: next(walk))
attempt(lambda: next(back))
for search in (lambda: 3 in d, lambda: d.count(3), lambda: d.index(3)):
    d = deque([Clears(), Clears(), Clears()])
    attempt(search)


def feed():
    for item in d:
        d.append(item)


d = deque("ab")
attempt(feed)
