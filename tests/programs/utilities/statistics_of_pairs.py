# Pairs of series, and the normal distribution.
from statistics import NormalDist, StatisticsError, correlation, covariance, linear_regression, median_grouped

x = [1, 2, 3, 4, 5, 6, 7, 8, 9]
y = [1, 2, 3, 1, 2, 3, 1, 2, 3]
print(correlation(x, y), correlation(x, x), covariance(x, y), linear_regression(x, y), linear_regression(x, y, proportional=True))
print(median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), median_grouped([1, 3, 3, 5, 7], interval=2))
n = NormalDist(100, 15)
print(n, n.mean, n.median, n.mode, n.stdev, n.variance, n.cdf(110), n.pdf(90), n.zscore(130))
print([n.inv_cdf(p) for p in (0.001, 0.2, 0.5, 0.6, 0.95, 0.9999999)], n.quantiles(), n.inv_cdf(1e-20))
print(n + 3, n * 2, n / 2, -n, 200 - n, n + NormalDist(1, 2), n - NormalDist(1, 2), n == NormalDist(100.0, 15.0), hash(n) == hash(NormalDist(100, 15)))
print(NormalDist.from_samples([1, 2, 3, 4]), NormalDist(2.4, 1.6).overlap(NormalDist(3.2, 2.0)), n.samples(3, seed=5))
for wrong in (lambda: correlation([1], [2]), lambda: correlation([1, 2], [1]), lambda: correlation([1, 1], [1, 2]), lambda: linear_regression([1, 1], [1, 2]), lambda: NormalDist(0, -1),
              lambda: n.inv_cdf(1), lambda: NormalDist(0, 0).pdf(1), lambda: median_grouped([])):
    try:
        print(wrong())
    except StatisticsError as problem:
        print(problem)
