# options: --gil off
# A remembered function and an ordered dict that threads share: counts add up, and each entry is taken once.
import threading
from collections import OrderedDict
from functools import lru_cache


@lru_cache(maxsize=None)
def square(n):
    return n * n


@lru_cache(maxsize=8)
def few(n):
    return n + 1


def ask():
    for i in range(2000):
        assert square(i % 50) == (i % 50) ** 2
        assert few(i % 20) == i % 20 + 1


def take(queue, taken):
    while True:
        try:
            taken.append(queue.popitem(last=False)[0])
        except KeyError:
            return


def together(function, *args):
    threads = [threading.Thread(target=function, args=args) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


together(ask)
info = square.cache_info()
print(info.hits + info.misses, info.currsize, info.misses >= 50)
info = few.cache_info()
print(info.hits + info.misses, info.currsize <= 8 + 4)
queue, taken = OrderedDict((n, str(n)) for n in range(3000)), []
together(take, queue, taken)
print(len(taken), sorted(taken) == list(range(3000)), len(queue))
