# random: distributions over the machine's Mersenne Twister, drawn in CPython's order so that a seed gives the same values.
import _random
from operator import index
from math import acos, ceil, cos, e, exp, floor, log, pi, sin, sqrt

__all__ = ["Random", "SystemRandom", "betavariate", "choice", "choices", "expovariate", "gammavariate", "gauss", "getrandbits", "getstate", "lognormvariate", "normalvariate",
           "paretovariate", "randbytes", "randint", "random", "randrange", "sample", "seed", "setstate", "shuffle", "triangular", "uniform", "vonmisesvariate", "weibullvariate"]

TWOPI = 2.0 * pi


# Floats without a fraction are taken, still. One function for each end: CPython's tracebacks show other lines.
def _whole_start(number, tells):
    if isinstance(number, int):
        return int(number)
    try:
        return index(number) #: random.py 295 randrange | istart = _index(start) | 9 22
    except TypeError:
        whole = int(number) #: random.py 297 randrange | istart = int(start) | 9 19
        if whole != number:
            if tells:
                _remark("randrange() will raise TypeError in the future")
            raise ValueError("non-integer arg 1 for randrange()") #: random.py 301 randrange | raise ValueError("non-integer arg 1 for randrange()")
    if tells:
        _remark(_DEPRECATED)
    return whole


def _whole_stop(number, tells):
    if isinstance(number, int):
        return int(number)
    try:
        return index(number) #: random.py 317 randrange | istop = _index(stop) | 8 20
    except TypeError:
        whole = int(number) #: random.py 319 randrange | istop = int(stop) | 8 17
        if whole != number:
            if tells:
                _remark("randrange() will raise TypeError in the future")
            raise ValueError("non-integer stop for randrange()") #: random.py 323 randrange | raise ValueError("non-integer stop for randrange()")
    if tells:
        _remark(_DEPRECATED)
    return whole


def _whole_step(number, tells):
    if isinstance(number, int):
        return int(number)
    try:
        return index(number) #: random.py 330 randrange | istep = _index(step) | 8 20
    except TypeError:
        whole = int(number) #: random.py 332 randrange | istep = int(step) | 8 17
        if whole != number:
            if tells:
                _remark("randrange() will raise TypeError in the future")
            raise ValueError("non-integer step for randrange()") #: random.py 336 randrange | raise ValueError("non-integer step for randrange()")
    if tells:
        _remark(_DEPRECATED)
    return whole


_DEPRECATED = "non-integer arguments to randrange() have been deprecated since Python 3.10 and will be removed in a subsequent version"


def _remark(text):
    import warnings
    warnings.warn(text, DeprecationWarning, stacklevel=1)  # the library's own frames do not count


class Random(_random.Random):
    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def seed(self, a=None, version=2):
        if a is not None and not isinstance(a, int):
            if isinstance(a, str):
                a = a.encode()
            if isinstance(a, (bytes, bytearray)):
                a = int.from_bytes(a + _random._sha512(a), "big")
            elif isinstance(a, float):
                a = hash(a)
            else:
                raise TypeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.") #: random.py 160 seed | raise TypeError('The only supported seed types are: None,\n'
        super().seed(a)
        self.gauss_next = None

    def _randbelow(self, n):
        k = n.bit_length()
        r = self.getrandbits(k)
        while r >= n:
            r = self.getrandbits(k)
        return r

    def randrange(self, start, stop=None, step=1):
        return self._within(start, stop, step, True)

    def _within(self, start, stop, step, tells):
        if type(start) is not int or type(stop) is not int or type(step) is not int:
            start = _whole_start(start, tells)
            if stop is None and type(step) is not int:
                raise TypeError("Missing a non-None stop argument")
            stop = None if stop is None else _whole_stop(stop, tells)
            step = _whole_step(step, tells)
        if stop is None:
            if step != 1:
                raise TypeError("Missing a non-None stop argument")
            if start > 0:
                return self._randbelow(start)
            raise ValueError("empty range for randrange()") #: random.py 313 randrange | raise ValueError("empty range for randrange()")
        width = stop - start
        if step == 1:
            if width > 0:
                return start + self._randbelow(width)
            raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})") #: random.py 345 randrange | raise ValueError("empty range for randrange() (%d, %d, %d)" % (istart, istop, width))
        if step > 0:
            n = (width + step - 1) // step
        elif step < 0:
            n = (width + step + 1) // step
        else:
            raise ValueError("zero step for randrange()") #: random.py 353 randrange | raise ValueError("zero step for randrange()")
        if n <= 0:
            raise ValueError("empty range for randrange()") #: random.py 355 randrange | raise ValueError("empty range for randrange()")
        return start + step * self._randbelow(n)

    def randint(self, a, b):
        stop = b + 1 #: random.py 362 randint | return self.randrange(a, b+1) | 25 ~^~
        return self._within(a, stop, 1, False) #: random.py 362 randint | return self.randrange(a, b+1) | 7 29

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def choice(self, seq):
        if not len(seq): #: random.py 372 choice | if not len(seq): | 7 15
            raise IndexError("Cannot choose from an empty sequence") #: random.py 373 choice | raise IndexError('Cannot choose from an empty sequence')
        return seq[self._randbelow(len(seq))] #: random.py 374 choice | return seq[self._randbelow(len(seq))] | 7 ~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^

    def shuffle(self, x):
        for i in reversed(range(1, len(x))): #: random.py 380 shuffle | for i in reversed(range(1, len(x))): | 27 33
            j = self._randbelow(i + 1)
            x[i], x[j] = x[j], x[i] #: random.py 383 shuffle | x[i], x[j] = x[j], x[i] | 0 ~^^^

    def sample(self, population, k, *, counts=None):
        if not hasattr(population, "__getitem__") and not isinstance(population, (list, tuple, range, str)):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).") #: random.py 439 sample | raise TypeError("Population must be a sequence.  "
        if counts is not None:
            spread = []
            for item, count in zip(population, counts):
                spread.extend([item] * count)
            population = spread
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative") #: random.py 456 sample | raise ValueError("Sample larger than population or is negative")
        result = [None] * k
        setsize = 21
        if k > 5:
            setsize += 4 ** ceil(log(k * 3) / log(4))
        if n <= setsize:
            pool = list(population)
            for i in range(k):
                j = self._randbelow(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
        else:
            selected = set()
            for i in range(k):
                j = self._randbelow(n)
                while j in selected:
                    j = self._randbelow(n)
                selected.add(j)
                result[i] = population[j]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None:
            if weights is None:
                return [ #: random.py 493 choices | return [population[floor(random() * n)] for i in _repeat(None, k)] | 7 66
                    population[floor(self.random() * n)] #: random.py 493 <listcomp> | return [population[floor(random() * n)] for i in _repeat(None, k)] | 8 ~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^
                    for _ in range(k)]
            total = 0
            cum_weights = []
            for weight in weights:
                total += weight
                cum_weights.append(total)
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population") #: random.py 506 choices | raise ValueError('The number of weights does not match the population')
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero") #: random.py 509 choices | raise ValueError('Total of weights must be greater than zero')
        result = []
        for _ in range(k):
            mark = self.random() * total
            low, high = 0, n - 1
            while low < high:
                middle = (low + high) // 2
                if mark < cum_weights[middle]:
                    high = middle
                else:
                    low = middle + 1
            result.append(population[low])
        return result

    def uniform(self, a, b):
        return a + (b - a) * self.random() #: random.py 522 uniform | return a + (b - a) * self.random() | 12 ~~^~~

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        if high == low:
            return low
        c = 0.5 if mode is None else (mode - low) / (high - low)
        if u > c:
            u = 1.0 - u
            c = 1.0 - c
            low, high = high, low
        return low + (high - low) * sqrt(u * c)

    def gauss(self, mu=0.0, sigma=1.0):
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            x2pi = self.random() * TWOPI
            g2rad = sqrt(-2.0 * log(1.0 - self.random()))
            z = cos(x2pi) * g2rad
            self.gauss_next = sin(x2pi) * g2rad
        return mu + z * sigma

    def normalvariate(self, mu=0.0, sigma=1.0):
        magic = 4 * exp(-0.5) / sqrt(2.0)
        while True:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = magic * (u1 - 0.5) / u2
            if z * z / 4.0 <= -log(u2):
                return mu + z * sigma

    def lognormvariate(self, mu=0.0, sigma=1.0):
        return exp(self.normalvariate(mu, sigma))

    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:
            return TWOPI * self.random()
        s = 0.5 / kappa
        r = s + sqrt(1.0 + s * s)
        while True:
            z = cos(pi * self.random())
            d = z / (r + z)
            u2 = self.random()
            if u2 < 1.0 - d * d or u2 <= (1.0 - d) * exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        if self.random() > 0.5:
            return (mu + acos(f)) % TWOPI
        return (mu - acos(f)) % TWOPI

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha > 1.0:
            ainv = sqrt(2.0 * alpha - 1.0)
            bbb = alpha - log(4.0)
            ccc = alpha + ainv
            while True:
                u1 = self.random()
                if not 1e-7 < u1 < 0.9999999:
                    continue
                u2 = 1.0 - self.random()
                v = log(u1 / (1.0 - u1)) / ainv
                x = alpha * exp(v)
                z = u1 * u1 * u2
                r = bbb + ccc * v - x
                if r + (1.0 + log(4.5)) - 4.5 * z >= 0.0 or r >= log(z):
                    return x * beta
        if alpha == 1.0:
            return -log(1.0 - self.random()) * beta
        while True:
            u = self.random()
            b = (e + alpha) / e
            p = b * u
            x = p ** (1.0 / alpha) if p <= 1.0 else -log((b - p) / alpha)
            u1 = self.random()
            if p > 1.0:
                if u1 <= x ** (alpha - 1.0):
                    break
            elif u1 <= exp(-x):
                break
        return x * beta

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        if y:
            return y / (y + self.gammavariate(beta, 1.0))
        return 0.0

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-log(1.0 - self.random())) ** (1.0 / beta)

    def getstate(self):
        raw = self._state()
        return 3, tuple([int.from_bytes(raw[i:i + 4], "little") for i in range(0, len(raw), 4)]), self.gauss_next

    def setstate(self, state):
        version, words, gauss = state
        if version != 3:
            raise ValueError(f"state with version {version} passed to Random.setstate() of version 3")
        self._set_state(b"".join([word.to_bytes(4, "little") for word in words]))
        self.gauss_next = gauss

    def expovariate(self, lambd=1.0):
        return -log(1.0 - self.random()) / lambd


class SystemRandom(Random):
    """Drawn from what the system has of chance: no seed, no state."""

    def __init__(self, x=None):
        self.gauss_next = None

    def random(self):
        from os import urandom
        return (int.from_bytes(urandom(7), "big") >> 3) * 2.0 ** -53

    def getrandbits(self, k):
        from os import urandom
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        count = (k + 7) // 8
        return int.from_bytes(urandom(count), "big") >> (count * 8 - k)

    def randbytes(self, n):
        from os import urandom
        return urandom(n)

    def seed(self, *args, **kwds):
        return None

    def getstate(self, *args, **kwds):
        raise NotImplementedError("System entropy source does not have state.")

    def setstate(self, *args, **kwds):
        raise NotImplementedError("System entropy source does not have state.")


_inst = Random()
seed = _inst.seed
random = _inst.random
uniform = _inst.uniform
triangular = _inst.triangular
randint = _inst.randint
choice = _inst.choice
randrange = _inst.randrange
sample = _inst.sample
shuffle = _inst.shuffle
choices = _inst.choices
normalvariate = _inst.normalvariate
gauss = _inst.gauss
expovariate = _inst.expovariate
getrandbits = _inst.getrandbits
randbytes = _inst.randbytes
lognormvariate = _inst.lognormvariate
vonmisesvariate = _inst.vonmisesvariate
gammavariate = _inst.gammavariate
betavariate = _inst.betavariate
paretovariate = _inst.paretovariate
weibullvariate = _inst.weibullvariate
getstate = _inst.getstate
setstate = _inst.setstate
