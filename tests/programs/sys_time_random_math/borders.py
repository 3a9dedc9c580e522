# Where functions of math have no value, or one without end.
import math
inf = math.inf
for n in ("sin", "cos", "tan", "sqrt", "asin", "acos", "atanh", "log1p", "gamma", "lgamma", "exp", "sinh", "cosh", "expm1", "degrees", "fabs", "erf", "atan", "acosh", "cbrt", "exp2"):
    for v in (inf, -inf, math.nan, 0.0, 1.0, -1.0, 1e308, -1e308, 2.5, -3.0):
        g = getattr(math, n)
        try: r = g(v)
        except Exception as e: r = f"{type(e).__name__} {e}"
        if n not in ("gamma", "lgamma") or not isinstance(r, float) or r in (inf, 1.0, 0.0): print(n, v, r)

