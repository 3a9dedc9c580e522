# itertools: building blocks for iterators. count, repeat and cycle, which threads share, are native; the others are generators.
# Longer than most files: what CPython has in one module stands in one here, and its parts lean on each other.
import _machine
import operator
from _itertools import count, repeat
from _itertools import cycle as _cycle_of_items


def _count_repr(self):
    step = self._step
    if type(step) is int and step == 1:
        return f"count({self._next!r})"
    return f"count({self._next!r}, {step!r})"


def _repeat_repr(self):
    return f"repeat({self._object!r})" if self._left < 0 else f"repeat({self._object!r}, {self._left})"


def _repeat_hint(self):
    if self._left < 0:
        raise TypeError("len() of unsized object")
    return self._left


_machine.set_own(count, "__repr__", _count_repr)
_machine.set_own(repeat, "__repr__", _repeat_repr)
_machine.set_own(repeat, "__length_hint__", _repeat_hint)


def cycle(iterable, /):  #= itertools class
    if isinstance(iterable, (list, tuple, str, range, dict, set, bytes)):
        return _cycle_of_items(list(iterable))
    return _holding(_cycle_of_any, _cycle(iter(iterable)))


def _cycle(iterator):
    saved = []
    for item in iterator:
        yield item
        saved.append(item)
    while saved:
        for item in saved:
            yield item


class _Lazy:
    """What the functions of this module give: an object of a class of its own, with a generator that does the work."""

    def __iter__(self):
        return self._iterator

    def __next__(self):
        return next(self._iterator)

    def __reduce__(self):
        raise TypeError(f"cannot pickle 'itertools.{type(self).__name__}' object")


def _holding(cls, iterator):
    self = object.__new__(cls)
    _machine.set_own(self, "_iterator", iterator)
    return self


def _lazy(function):
    """The class whose objects hold what the function gives."""
    def __new__(cls, /, *args, **kwargs):
        return _holding(cls, function(*args, **kwargs))

    cls = type(function.__name__, (_Lazy,), {"__new__": __new__, "__module__": "itertools"})
    _machine.set_full_name(cls, "itertools." + function.__name__)
    return cls


class _cycle_of_any(_Lazy):
    __module__ = "itertools"


_cycle_of_any.__name__ = _cycle_of_any.__qualname__ = "cycle"


@_lazy
def accumulate(iterable, func=operator.add, *, initial=None):  #= itertools class
    return _accumulate(iter(iterable), operator.add if func is None else func, initial)


def _accumulate(iterator, func, total):
    if total is None:
        for total in iterator:
            break
        else:
            return
    yield total
    for item in iterator:
        total = func(total, item)
        yield total


@_lazy
def chain(*iterables):
    return _chain(iterables)


def _chain(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item


def from_iterable(iterable, /):  #= chain
    return _holding(chain, _chain(iter(iterable)))


chain.from_iterable = staticmethod(from_iterable)
del from_iterable


@_lazy
def combinations(iterable, r):  #= itertools class
    r = operator.index(r)
    pool = tuple(iterable)
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations(pool, r)


def _combinations(pool, r):
    n = len(pool)
    if r > n:
        return
    indices = list(range(r))
    while True:
        yield tuple([pool[i] for i in indices])
        place = r - 1
        while place >= 0 and indices[place] == place + n - r:
            place -= 1
        if place < 0:
            return
        indices[place] += 1
        for i in range(place + 1, r):
            indices[i] = indices[i - 1] + 1


@_lazy
def combinations_with_replacement(iterable, r):  #= itertools class
    r = operator.index(r)
    pool = tuple(iterable)
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations_with_replacement(pool, r)


def _combinations_with_replacement(pool, r):
    n = len(pool)
    if not n and r:
        return
    indices = [0] * r
    while True:
        yield tuple([pool[i] for i in indices])
        place = r - 1
        while place >= 0 and indices[place] == n - 1:
            place -= 1
        if place < 0:
            return
        indices[place:] = [indices[place] + 1] * (r - place)


@_lazy
def permutations(iterable, r=None):  #= itertools class
    pool = tuple(iterable)
    if r is None:
        r = len(pool)
    elif not isinstance(r, int):
        raise TypeError("Expected int as r")
    if r < 0:
        raise ValueError("r must be non-negative")
    return _permutations(pool, r)


def _permutations(pool, r):
    n = len(pool)
    if r > n:
        return
    chosen = []
    used = [False] * n
    place = [-1] * (r + 1)
    depth = 0
    if r == 0:
        yield ()
        return
    while depth >= 0:
        if place[depth] >= 0 and len(chosen) > depth:
            used[place[depth]] = False
            chosen.pop()
        following = place[depth] + 1
        while following < n and used[following]:
            following += 1
        if following == n:
            place[depth] = -1
            depth -= 1
            continue
        place[depth] = following
        used[following] = True
        chosen.append(pool[following])
        if depth == r - 1:
            yield tuple(chosen)
        else:
            depth += 1


@_lazy
def product(*iterables, repeat=1):  #= itertools class
    if operator.index(repeat) < 0:
        raise ValueError("repeat argument cannot be negative")
    pools = [tuple(iterable) for iterable in iterables] * repeat
    return _product(pools)


def _product(pools):
    if not all(pools):
        return
    indices = [0] * len(pools)
    while True:
        yield tuple([pool[i] for pool, i in zip(pools, indices)])
        place = len(pools) - 1
        while place >= 0 and indices[place] == len(pools[place]) - 1:
            indices[place] = 0
            place -= 1
        if place < 0:
            return
        indices[place] += 1


@_lazy
def compress(data, selectors):  #= itertools class
    return _compress(iter(data), iter(selectors))


def _compress(data, selectors):
    for item, wanted in zip(data, selectors):
        if wanted:
            yield item


@_lazy
def dropwhile(predicate, iterable, /):  #= itertools class
    return _dropwhile(predicate, iter(iterable))


def _dropwhile(predicate, iterator):
    for item in iterator:
        if not predicate(item):
            yield item
            break
    for item in iterator:
        yield item


@_lazy
def takewhile(predicate, iterable, /):  #= itertools class
    return _takewhile(predicate, iter(iterable))


def _takewhile(predicate, iterator):
    for item in iterator:
        if not predicate(item):
            return
        yield item


@_lazy
def filterfalse(predicate, iterable, /):  #= itertools class
    return _filterfalse(predicate, iter(iterable))


def _filterfalse(predicate, iterator):
    for item in iterator:
        if not (item if predicate is None else predicate(item)):
            yield item


class groupby:
    def __init__(self, iterable, key=None):  #= itertools
        self._iterator = iter(iterable)
        self._keyfunc = (lambda item: item) if key is None else key
        self._wanted = self._current = _nothing
        self._value = None
        self._group = None

    def __iter__(self):
        return self

    def __next__(self):
        self._group = token = object()
        while self._current is _nothing or self._current == self._wanted:
            self._value = next(self._iterator)
            self._current = self._keyfunc(self._value)
            if self._wanted is _nothing:
                break
        self._wanted = self._current
        return self._current, self._items(self._wanted, token)

    def _items(self, wanted, token):
        while self._group is token and self._current == wanted:
            yield self._value
            if self._group is not token:
                return
            for self._value in self._iterator:
                break
            else:
                self._current = _ended
                self._wanted = _ended
                return
            self._current = self._keyfunc(self._value)


_nothing = object()
_ended = object()


@_lazy
def islice(iterable, *args):  #= itertools class
    if not 1 <= len(args) <= 3:
        raise TypeError(f"islice expected at {'least 2' if not args else 'most 4'} arguments, got {len(args) + 1}")
    limits = slice(*args)
    start, stop = limits.start, limits.stop
    if stop is not None and (not isinstance(stop, int) or stop == -1):
        raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if start is not None and (not isinstance(start, int) or start < 0) or stop is not None and stop < 0:
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if limits.step is not None and (not isinstance(limits.step, int) or limits.step < 1):
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _islice(iter(iterable), limits.start or 0, limits.stop, limits.step or 1)


def _islice(iterator, start, stop, step):
    place = 0
    wanted = start
    while stop is None or place < stop:
        try:
            item = next(iterator)
        except StopIteration:
            return
        if place == wanted:
            wanted += step
            yield item
        place += 1


@_lazy
def pairwise(iterable, /):  #= itertools class
    return _pairwise(iter(iterable))


def _pairwise(iterator):
    for before in iterator:
        break
    else:
        return
    for item in iterator:
        yield (before, item)
        before = item


@_lazy
def starmap(function, iterable, /):  #= itertools class
    return _starmap(function, iter(iterable))


def _starmap(function, iterator):
    for args in iterator:
        yield function(*(args if type(args) is tuple else tuple(args)))


def tee(iterable, n=2, /):  #= itertools
    if operator.index(n) < 0:
        raise ValueError("n must be >= 0")
    import collections
    iterator = iter(iterable)
    waiting = [collections.deque() for _ in range(n)]
    return tuple([_tee(iterator, own, waiting) for own in waiting])


def _tee(iterator, own, waiting):
    while True:
        if not own:
            try:
                item = next(iterator)
            except StopIteration:
                return
            for one in waiting:
                one.append(item)
        yield own.popleft()


@_lazy
def zip_longest(*iterables, **given):
    fillvalue = given.pop("fillvalue", None)
    if given:
        raise TypeError("zip_longest() got an unexpected keyword argument")
    return _zip_longest([iter(iterable) for iterable in iterables], fillvalue)


def _zip_longest(iterators, fillvalue):
    left = len(iterators)
    while left:
        items = []
        for i, iterator in enumerate(iterators):
            item = next(iterator, _nothing)
            if item is _nothing:
                left -= 1
                if not left:
                    return
                iterators[i] = repeat(fillvalue)
                item = fillvalue
            items.append(item)
        yield tuple(items)

for _class in (count, repeat):
    _machine.set_full_name(_class, "itertools." + _class.__name__)
