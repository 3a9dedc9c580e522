# statistics: means and spreads of numbers.
import bisect
import math
from collections import namedtuple


class StatisticsError(ValueError):
    pass


# Sums are exact: a pair of integers, the second of them above 0. What cannot be said so (inf, nan) is a float in the first place and
# None in the second.

def _ratio(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None
    except (OverflowError, ValueError):
        return x, None


def _add(a, b):
    if a[1] is None or b[1] is None:
        return (a[0] if a[1] is None else 0.0) + (b[0] if b[1] is None else 0.0), None
    if a[1] == b[1]:
        return a[0] + b[0], a[1]
    common = math.lcm(a[1], b[1])
    return a[0] * (common // a[1]) + b[0] * (common // b[1]), common


def _sum(data):
    """The kind of the result (int where all are), the exact sum, and of how many."""
    kind, total, count = int, (0, 1), 0
    for x in data:
        total = _add(total, _ratio(x))
        if not isinstance(x, int):
            kind = float
        count += 1
    return kind, total, count


def _converted(value, kind):
    top, bottom = value
    if bottom is None:
        return top
    return top // bottom if kind is int and top % bottom == 0 else top / bottom


def _over(value, n):
    return (value[0] / n, None) if value[1] is None else (value[0], value[1] * n)


def mean(data):
    kind, total, count = _sum(data)
    if count < 1:
        raise StatisticsError("mean requires at least one data point")
    return _converted(_over(total, count), kind)


def fmean(data, weights=None):
    if not hasattr(data, "__len__"):
        data = list(data)
    if weights is None:
        total = math.fsum(data)
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return total / len(data)
    weights = list(weights)
    total = math.fsum([x * w for x, w in zip(data, weights)])
    if len(data) != len(weights):
        raise StatisticsError("data and weights must be the same length")
    weight = math.fsum(weights)
    if not weight:
        raise StatisticsError("sum of weights must be non-zero")
    return total / weight


def median(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def multimode(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    most = max(counts.values(), default=0)
    return [x for x, count in counts.items() if count == most]


def mode(data):
    modes = multimode(data)
    if not modes:
        raise StatisticsError("no mode for empty data")
    return modes[0]


def _squares(data, centre):
    """The kind, the exact sum of squared distances from the centre (from the mean: None), the mean and of how many."""
    if centre is not None:
        kind, total, count = _sum([(x - centre) * (x - centre) for x in data])
        return kind, total, centre, count
    data = list(data)
    kind, total, count = _sum(data)
    if count < 1 or total[1] is None:
        return kind, total, total, count
    ratios = [_ratio(x) for x in data]
    squares = (0, 1)
    for top, bottom in ratios:
        squares = _add(squares, (top * top, bottom * bottom))
    # n times the squares' sum less the sum's square, over n
    distance = _add((squares[0] * count, squares[1]), (-total[0] * total[0], total[1] * total[1]))
    return kind, _over(distance, count), _over(total, count), count


def _root(value):
    """The float next to the root of an exact number: all its digits and one more that says whether there are others."""
    top, bottom = value
    if bottom is None:
        return math.sqrt(top)
    if not top:
        return 0.0
    places = max(0, (128 - top.bit_length() + bottom.bit_length()) // 2)
    whole, rest = divmod(top << (2 * places), bottom)
    root = math.isqrt(whole)
    return (2 * root + (rest != 0 or root * root != whole)) / (2 << places)


def variance(data, xbar=None):
    kind, total, _, count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError("variance requires at least two data points")
    return _converted(_over(total, count - 1), kind)


def pvariance(data, mu=None):
    kind, total, _, count = _squares(data, mu)
    if count < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _converted(_over(total, count), kind)


def stdev(data, xbar=None):
    _, total, _, count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(_over(total, count - 1))


def pstdev(data, mu=None):
    _, total, _, count = _squares(data, mu)
    if count < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(_over(total, count))


def _not_negative(values):
    for x in values:
        if x < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        yield x


def harmonic_mean(data, weights=None):
    if not hasattr(data, "__len__"):
        data = list(data)
    count = len(data)
    if count < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if count == 1 and weights is None:
        if not isinstance(data[0], (int, float)):
            raise TypeError("unsupported type")
        return list(_not_negative(data))[0]
    if weights is None:
        weights, weight = [1] * count, (count, 1)
    else:
        weights = list(weights)
        if len(weights) != count:
            raise StatisticsError("Number of weights does not match data size")
        weight = _sum(_not_negative(weights))[1]
    try:
        kind, total, _ = _sum([w / x if w else 0 for w, x in zip(weights, _not_negative(data))])
    except ZeroDivisionError:
        return 0
    if total[0] <= 0:
        raise StatisticsError("Weighted sum must be positive")
    if total[1] is None or weight[1] is None:
        return _converted(weight, float) / _converted(total, float)
    return _converted((weight[0] * total[1], weight[1] * total[0]), kind)


def geometric_mean(data):
    try:
        return math.exp(fmean([math.log(x) for x in data]))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    if method not in ("inclusive", "exclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    result = []
    for i in range(1, n):
        if method == "inclusive":
            j, delta = divmod(i * (size - 1), n)
        else:
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            j -= 1
        result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
    return result


def median_grouped(data, interval=1):
    """The median of values that each stand for the middle of an interval."""
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    below = bisect.bisect_left(data, x)
    within = bisect.bisect_right(data, x, lo=below) - below
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return x - interval / 2.0 + interval * (n / 2 - below) / within


def _check_pair(name, x, y):
    if len(x) != len(y):
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{name} requires at least two data points")


def covariance(x, y, /):
    _check_pair("covariance", x, y)
    mx, my = math.fsum(x) / len(x), math.fsum(y) / len(x)
    return math.fsum([(a - mx) * (b - my) for a, b in zip(x, y)]) / (len(x) - 1)


def correlation(x, y, /):
    """Pearson's coefficient: from -1 to 1."""
    _check_pair("correlation", x, y)
    mx, my = math.fsum(x) / len(x), math.fsum(y) / len(x)
    both = math.fsum([(a - mx) * (b - my) for a, b in zip(x, y)])
    xs = math.fsum([(a - mx) * (a - mx) for a in x])
    ys = math.fsum([(b - my) * (b - my) for b in y])
    try:
        return both / math.sqrt(xs * ys)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


LinearRegression = namedtuple("LinearRegression", "slope, intercept")


def linear_regression(x, y, /, *, proportional=False):
    _check_pair("linear regression", x, y)
    mx = my = 0.0
    if proportional:
        both = math.fsum([a * b for a, b in zip(x, y)])
        xs = math.fsum([a * a for a in x])
    else:
        mx, my = math.fsum(x) / len(x), math.fsum(y) / len(x)
        both = math.fsum([(a - mx) * (b - my) for a, b in zip(x, y)])
        xs = math.fsum([(a - mx) * (a - mx) for a in x])
    try:
        slope = both / xs
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else my - slope * mx)


# The percentage points of the normal distribution after M. J. Wichura (1988), Algorithm AS241: for each of three ranges the
# coefficients of a numerator and a denominator, the highest power first.
_POINTS = (
    ((2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665),
     (5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579, 42.31333070160091, 1.0)),
    ((0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835),
     (1.0507500716444169e-09, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851, 1.6763848301838038, 2.053191626637759, 1.0)),
    ((2.0103343992922881e-07, 2.7115555687434876e-05, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103),
     (2.0442631033899397e-15, 1.421511758316446e-07, 1.8463183175100548e-05, 0.0007868691311456133, 0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1.0)),
)


def _polynomial(coefficients, r):
    value = coefficients[0]
    for coefficient in coefficients[1:]:
        value = value * r + coefficient
    return value


def _point(p, mu, sigma):
    q = p - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        return mu + _polynomial(_POINTS[0][0], r) * q / _polynomial(_POINTS[0][1], r) * sigma
    r = math.sqrt(-math.log(p if q <= 0.0 else 1.0 - p))
    above, below = _POINTS[1 if r <= 5.0 else 2]
    r -= 1.6 if r <= 5.0 else 5.0
    x = _polynomial(above, r) / _polynomial(below, r)
    return mu + (-x if q < 0.0 else x) * sigma


class NormalDist:
    """A normal distribution, by its mean and its standard deviation."""

    __slots__ = ("_mu", "_sigma")

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        _, total, average, count = _squares(data, None)
        if count < 2:
            raise StatisticsError("stdev requires at least two data points")
        return cls(_converted(average, float), _root(_over(total, count - 1)))

    mean = property(lambda self: self._mu)
    median = property(lambda self: self._mu)
    mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def samples(self, n, *, seed=None):
        import random
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        away = x - self._mu
        return math.exp(away * away / (-2.0 * variance)) / math.sqrt(math.tau * variance)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        if self._sigma <= 0.0:
            raise StatisticsError("cdf() not defined when sigma at or below zero")
        return _point(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """How much of the two lies below both curves: from 0 to 1."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        x, y = self, other
        if (y._sigma, y._mu) < (x._sigma, x._mu):
            x, y = y, x
        xv, yv = x.variance, y.variance
        if not xv or not yv:
            raise StatisticsError("overlap() not defined when sigma is zero")
        dv = yv - xv
        dm = abs(y._mu - x._mu)
        if not dv:
            return 1.0 - math.erf(dm / (2.0 * x._sigma * math.sqrt(2.0)))
        a = x._mu * yv - y._mu * xv
        b = x._sigma * y._sigma * math.sqrt(dm * dm + dv * math.log(yv / xv))
        x1, x2 = (a + b) / dv, (a - b) / dv
        return 1.0 - (abs(y.cdf(x1) - x.cdf(x1)) + abs(y.cdf(x2) - x.cdf(x2)))

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, factor):
        return NormalDist(self._mu * factor, self._sigma * abs(factor))

    def __truediv__(self, divisor):
        return NormalDist(self._mu / divisor, self._sigma / abs(divisor))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return -(self - other)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
