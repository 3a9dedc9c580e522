# The module math, roots, logarithms, angles, integers, special values, errors.
import math
print(math.pi, math.e, math.tau, math.inf, math.nan, -math.inf)
print(math.sqrt(2), math.isqrt(10 ** 20 + 1), math.cbrt(27), math.exp(1), math.exp(-745), math.expm1(1e-10), math.pow(2, 0.5), math.hypot(3, 4), math.hypot(1, 2, 2), math.dist((0, 0), (3, 4)))
print(math.log(10), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(1e-10), math.log(10 ** 400), math.log2(2 ** 1000))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0), math.atan(1), math.atan2(-1, -1), math.sinh(1), math.cosh(1), math.tanh(0.5), math.degrees(math.pi), math.radians(180))
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.floor(10 ** 20 + 0.0), math.fabs(-3), math.fmod(-7, 3), math.remainder(7, 4), math.modf(-2.75), math.frexp(8.0), math.ldexp(0.5, 4), math.copysign(3, -0.0), math.nextafter(1, 2), math.ulp(1.0))
print(math.gcd(12, 18), math.gcd(), math.gcd(0, -5), math.lcm(4, 6), math.factorial(20), math.factorial(30), math.comb(10, 3), math.perm(5, 2), math.perm(4), math.prod([1, 2, 3.5]), math.prod([]), math.fsum([0.1] * 10))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1e308), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.05, rel_tol=0.1), math.gamma(5), round(math.lgamma(10), 9), math.erf(0.5), math.erfc(0.5))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.acos(2), lambda: math.exp(1000), lambda: math.floor(math.nan), lambda: math.ceil(math.inf), lambda: math.isqrt(-1), lambda: math.gcd(1.5, 2), lambda: math.comb(-1, 2), lambda: math.sqrt("x"), lambda: math.pow(0, -1), lambda: math.fmod(1, 0)):
    try:
        bad()
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
