# The spreads and means of numbers with a fraction, to the last digit, of weighted ones too; and what cannot be averaged.
import random
import statistics as s

r = random.Random(3)
for k in range(20):
    n = r.randint(2, 9)
    data = [round(r.uniform(-10, 10), r.randint(1, 3)) for _ in range(n)] if k % 2 else [r.randint(1, 100) for _ in range(n)]
    if k % 5 == 0:
        data += [1, 2.5]
    weights = [r.randint(1, 5) for _ in data]
    print(k, s.mean(data), s.fmean(data, weights), s.stdev(data), s.variance(data), s.pstdev(data), s.pvariance(data), s.variance(data, 1))
    above = [abs(x) + 1 for x in data]
    print(s.harmonic_mean(above), s.geometric_mean(above), s.harmonic_mean(above, weights), s.NormalDist.from_samples(above))
inf = float("inf")
for ask in (lambda: s.harmonic_mean([1, -1]), lambda: s.harmonic_mean([0, 1]), lambda: s.harmonic_mean([1, 2], [1]), lambda: s.harmonic_mean([3]),
            lambda: s.harmonic_mean([]), lambda: s.fmean([1, 2], [1]), lambda: s.fmean([1], [0]), lambda: s.mean(["a"]), lambda: s.stdev(["1", "2"]),
            lambda: s.mean([1, float("nan")]), lambda: s.mean([inf, 1]), lambda: s.variance([inf, 1]), lambda: s.mean([True, False]),
            lambda: s.geometric_mean([0]), lambda: s.geometric_mean([]), lambda: s.quantiles([1, 2], n=0), lambda: s.quantiles([1, 2], method="x"),
            lambda: s.mean([10**20, 1]), lambda: s.stdev([1e300, -1e300]), lambda: s.stdev([1e-200, 3e-200]), lambda: s.pstdev([5, 5]), lambda: s.variance("a")):
    try:
        print(ask())
    except Exception as problem:
        print(type(problem).__name__, problem)
