# Wrong arguments of functools' and itertools' makers.
import functools
import itertools

for call in (lambda: functools.partial(), lambda: functools.partial(1), lambda: functools.partial(x=1), lambda: functools.lru_cache(maxsize="a"), lambda: functools.lru_cache(1)(1),
             lambda: functools.reduce(max, []), lambda: functools.reduce(max, 1), lambda: functools.reduce(1, [1, 2]), lambda: itertools.islice([1], -1), lambda: itertools.islice([1], "a"),
             lambda: itertools.islice([1], -2), lambda: itertools.islice(1, 1), lambda: itertools.islice([1], 0, 1, 0), lambda: itertools.islice([1], 0, "a"), lambda: itertools.islice([1], "a", 1),
             lambda: itertools.islice([1], 0, 1, "a"), lambda: itertools.combinations(1, 2), lambda: itertools.combinations([1], "a"), lambda: itertools.combinations_with_replacement([1], "a"),
             lambda: itertools.permutations([1], "a"), lambda: itertools.repeat(1, "a"), lambda: itertools.count("a"), lambda: itertools.groupby(1), lambda: itertools.accumulate(1),
             lambda: list(itertools.chain(1)), lambda: itertools.chain.from_iterable(1), lambda: list(itertools.chain.from_iterable([1]))):
    try:
        print(call())
    except Exception as problem:
        print(type(problem).__name__, problem)
