# math, what of it is written in the language: sums and products of what only the language can go through or multiply. The rest is native.
_fsum, _dist = fsum, dist


def _fsum_of(iterable):
    return _fsum(list(iterable))


def _prod_of(iterable, product):
    for item in iterable:
        product = product * item
    return product


def _dist_of(p, q):
    return _dist(tuple(p), tuple(q))
