// math: C's functions with CPython's errors, and the integer ones by GMP.
#include "core/modules/sync_object.h"
#include "core/modules/system_modules.h"

#include "core/vm/big_integer.h"
#include "core/vm/containers.h"
#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"

#include <cmath>
#include <numbers>

namespace forkyard::modules {

using namespace vm;

namespace {

Outcome realArgument(Call &call, Value v, double &d)
{
    const Machine &m = call.machine;
    if (isFloatLike(m, v)) d = realOf(m, v);
    else if (!isIntLike(m, v)) return call.raise(ClassId::TypeError, "must be real number, not %s", typeName(m, v).c_str());
    else if (!intToReal(m, v, d)) return call.raise(ClassId::OverflowError, "int too large to convert to float");
    return Outcome::Done;
}

/// What only the language can go through: math.py does it.
Outcome inLanguage(Call &call, const char *function, std::initializer_list<Value> arguments)
{
    return call.callInstead(libraryValue(call.thread, "math", function), arguments);
}

Outcome answer(Call &call, double result, bool finiteInput)
{
    if (std::isnan(result) && finiteInput) return call.raise(ClassId::ValueError, "math domain error");
    if (std::isinf(result) && finiteInput) return call.raise(ClassId::OverflowError, "math range error");
    return call.done(Value::real(result));
}

/// What is not a number is outside of the function's domain; without end too, unless the function `grows` beyond all bounds.
template <double (*function)(double), bool grows = false>
Outcome one(Call &call)
{
    double d = 0;
    if (const Outcome o = realArgument(call, call[0], d); o != Outcome::Done) return o;
    const double result = function(d);
    const bool isPole = d <= 0 && d == std::floor(d) && !std::isinf(d); // of the gamma function
    if (std::isnan(result) && !std::isnan(d)) return call.raise(ClassId::ValueError, "math domain error");
    if (!std::isinf(result) || !std::isfinite(d)) return call.done(Value::real(result));
    const bool isGamma = function == static_cast<double (*)(double)>(std::tgamma) || function == static_cast<double (*)(double)>(std::lgamma);
    if (grows && !(isGamma && isPole)) return call.raise(ClassId::OverflowError, "math range error");
    return call.raise(ClassId::ValueError, "math domain error");
}

template <double (*function)(double)>
Outcome plain(Call &call)
{
    double d = 0;
    if (const Outcome o = realArgument(call, call[0], d); o != Outcome::Done) return o;
    return call.done(Value::real(function(d)));
}

template <double (*function)(double, double)>
Outcome two(Call &call)
{
    double a = 0, b = 0;
    if (const Outcome o = realArgument(call, call[0], a); o != Outcome::Done) return o;
    if (const Outcome o = realArgument(call, call[1], b); o != Outcome::Done) return o;
    if (function == static_cast<double (*)(double, double)>(std::pow) && a == 0 && b < 0 && std::isfinite(b)) return call.raise(ClassId::ValueError, "math domain error");
    return answer(call, function(a, b), std::isfinite(a) && std::isfinite(b));
}

template <double (*function)(double)>
Outcome toInteger(Call &call)
{
    const Machine &m = call.machine;
    if (isIntLike(m, call[0])) return call.done(BigInteger(m, call[0]).toValue(call.thread));
    double d = 0;
    if (const Outcome o = realArgument(call, call[0], d); o != Outcome::Done) return o;
    if (std::isnan(d)) return call.raise(ClassId::ValueError, "cannot convert float NaN to integer");
    if (std::isinf(d)) return call.raise(ClassId::OverflowError, "cannot convert float infinity to integer");
    BigInteger big;
    mpz_set_d(big.get(), function(d));
    return call.done(big.toValue(call.thread));
}

template <double (*function)(double)>
Outcome logarithm(Call &call)
{
    const Machine &m = call.machine;
    double d = 0;
    if (isIntLike(m, call[0])) {
        const BigInteger big(m, call[0]);
        if (big.sign() <= 0) return call.raise(ClassId::ValueError, "math domain error");
        if (!big.toReal(d)) {
            // Beyond a float: by exponent and mantissa.
            long exponent = 0;
            const double mantissa = mpz_get_d_2exp(&exponent, big.get());
            return call.done(Value::real(function(mantissa) + static_cast<double>(exponent) * function(2.0)));
        }
    } else if (const Outcome o = realArgument(call, call[0], d); o != Outcome::Done) {
        return o;
    }
    if (d <= 0) return call.raise(ClassId::ValueError, "math domain error");
    return call.done(Value::real(function(d)));
}

Outcome mathLog(Call &call)
{
    const Outcome o = logarithm<std::log>(call);
    if (o != Outcome::Done || !call.has(1)) return o;
    double base = 0;
    if (const Outcome b = realArgument(call, call[1], base); b != Outcome::Done) return b;
    if (base <= 0) return call.raise(ClassId::ValueError, "math domain error");
    if (base == 1) return call.raise(ClassId::ZeroDivisionError, "float division by zero");
    return call.done(Value::real(call.result.asReal() / std::log(base)));
}

Outcome integerArgument(Call &call, Value v)
{
    if (isIntLike(call.machine, v)) return Outcome::Done;
    return call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(call.machine, v).c_str());
}

Outcome mathFactorial(Call &call)
{
    if (const Outcome o = integerArgument(call, call[0]); o != Outcome::Done) return o;
    std::int64_t n = 0;
    if (!fitsInt64(call.machine, call[0], n) || n > 1'000'000) return call.raise(ClassId::OverflowError, "factorial() argument should not exceed %ld", INT64_MAX);
    if (n < 0) return call.raise(ClassId::ValueError, "factorial() not defined for negative values");
    BigInteger big;
    mpz_fac_ui(big.get(), static_cast<unsigned long>(n));
    return call.done(big.toValue(call.thread));
}

template <void (*function)(mpz_ptr, mpz_srcptr, mpz_srcptr), int empty>
Outcome foldIntegers(Call &call)
{
    const Items items = itemsOf(call.machine, call[0]);
    BigInteger result(empty);
    for (std::size_t i = 0; i < items.count; ++i) {
        if (const Outcome o = integerArgument(call, items[i]); o != Outcome::Done) return o;
        function(result.get(), result.get(), BigInteger(call.machine, items[i]).get());
    }
    return call.done(result.toValue(call.thread));
}

Outcome mathIsqrt(Call &call)
{
    if (const Outcome o = integerArgument(call, call[0]); o != Outcome::Done) return o;
    BigInteger n(call.machine, call[0]);
    if (n.sign() < 0) return call.raise(ClassId::ValueError, "isqrt() argument must be nonnegative");
    mpz_sqrt(n.get(), n.get());
    return call.done(n.toValue(call.thread));
}

Outcome mathComb(Call &call)
{
    std::int64_t n = 0, k = 0;
    for (std::uint32_t i = 0; i < 2; ++i) {
        if (const Outcome o = integerArgument(call, call[i]); o != Outcome::Done) return o;
        if (!fitsInt64(call.machine, call[i], i ? k : n)) return call.raise(ClassId::OverflowError, "argument is too large");
    }
    if (n < 0) return call.raise(ClassId::ValueError, "n must be a non-negative integer");
    if (k < 0) return call.raise(ClassId::ValueError, "k must be a non-negative integer");
    BigInteger big;
    if (k <= n) mpz_bin_uiui(big.get(), static_cast<unsigned long>(n), static_cast<unsigned long>(k));
    return call.done(big.toValue(call.thread));
}

Outcome mathPerm(Call &call)
{
    std::int64_t n = 0, k = 0;
    if (const Outcome o = toIndex(call.thread, call[0], n); o != Outcome::Done) return o;
    k = n;
    if (!call[1].isNone())
        if (const Outcome o = toIndex(call.thread, call[1], k); o != Outcome::Done) return o;
    if (n < 0 || k < 0) return call.raise(ClassId::ValueError, "%s must be a non-negative integer", n < 0 ? "n" : "k");
    BigInteger big(k > n ? 0 : 1);
    for (std::int64_t i = 0; i < k && k <= n; ++i) mpz_mul_ui(big.get(), big.get(), static_cast<unsigned long>(n - i));
    return call.done(big.toValue(call.thread));
}

/// Shewchuk's exact sum of floats, as CPython's fsum.
Outcome mathFsum(Call &call)
{
    std::vector<Value> items;
    const Outcome collected = collect(call.thread, call[0], items);
    if (collected == Outcome::Python) return inLanguage(call, "_fsum_of", {call[0]});
    if (collected != Outcome::Done) return collected;
    std::vector<double> partials;
    for (const Value v : items) {
        double x = 0;
        if (const Outcome o = realArgument(call, v, x); o != Outcome::Done) return o;
        std::size_t kept = 0;
        for (double y : partials) {
            if (std::fabs(x) < std::fabs(y)) std::swap(x, y);
            const double high = x + y;
            const double low = y - (high - x);
            if (low != 0) partials[kept++] = low;
            x = high;
        }
        partials.resize(kept);
        partials.push_back(x);
    }
    double sum = 0;
    while (!partials.empty()) {
        const double x = sum;
        const double y = partials.back();
        partials.pop_back();
        sum = x + y;
        const double low = y - (sum - x);
        if (low == 0) continue;
        // Half-way cases go the way of what is left.
        if (!partials.empty() && (low < 0) == (partials.back() < 0)) {
            const double twice = low * 2;
            const double rounded = sum + twice;
            if (twice == rounded - sum) sum = rounded;
        }
        break;
    }
    return call.done(Value::real(sum));
}

Outcome mathProd(Call &call)
{
    std::vector<Value> items;
    const Outcome collected = collect(call.thread, call[0], items);
    if (collected == Outcome::Python) return inLanguage(call, "_prod_of", {call[0], call[1]});
    if (collected != Outcome::Done) return collected;
    Value product = call[1];
    for (const Value v : items) {
        const Outcome o = binary(call.thread, BinaryOperator::Mul, product, v, product);
        if (o == Outcome::Python) return inLanguage(call, "_prod_of", {makeList(call.thread, items.data(), items.size()), call[1]});
        if (o != Outcome::Done) return o;
    }
    return call.done(product);
}

Outcome mathIsClose(Call &call)
{
    double a = 0, b = 0, relative = 0, absolute = 0;
    if (const Outcome o = realArgument(call, call[0], a); o != Outcome::Done) return o;
    if (const Outcome o = realArgument(call, call[1], b); o != Outcome::Done) return o;
    if (const Outcome o = realArgument(call, call[2], relative); o != Outcome::Done) return o;
    if (const Outcome o = realArgument(call, call[3], absolute); o != Outcome::Done) return o;
    if (relative < 0 || absolute < 0) return call.raise(ClassId::ValueError, "tolerances must be non-negative");
    if (a == b) return call.done(Value::boolean(true));
    if (std::isinf(a) || std::isinf(b)) return call.done(Value::boolean(false));
    const double difference = std::fabs(a - b);
    return call.done(Value::boolean(difference <= std::fabs(relative * b) || difference <= std::fabs(relative * a) || difference <= absolute));
}

Outcome mathFrexp(Call &call)
{
    double d = 0;
    if (const Outcome o = realArgument(call, call[0], d); o != Outcome::Done) return o;
    int exponent = 0;
    const double mantissa = std::frexp(d, &exponent);
    const Value parts[] = {Value::real(mantissa), Value::integer(std::isfinite(d) ? exponent : 0)};
    return call.done(makeTuple(call.thread, parts, 2));
}

Outcome mathModf(Call &call)
{
    double d = 0, whole = 0;
    if (const Outcome o = realArgument(call, call[0], d); o != Outcome::Done) return o;
    const double fraction = std::modf(d, &whole);
    const Value parts[] = {Value::real(fraction), Value::real(whole)};
    return call.done(makeTuple(call.thread, parts, 2));
}

Outcome mathLdexp(Call &call)
{
    double d = 0;
    std::int64_t exponent = 0;
    if (const Outcome o = realArgument(call, call[0], d); o != Outcome::Done) return o;
    if (!isIntLike(call.machine, call[1])) return call.raise(ClassId::TypeError, "Expected an int as second argument to ldexp.");
    if (const Outcome o = toIndex(call.thread, call[1], exponent); o != Outcome::Done) return o;
    return answer(call, std::ldexp(d, static_cast<int>(std::clamp<std::int64_t>(exponent, -5000, 5000))), std::isfinite(d));
}

template <unsigned which>
Outcome test(Call &call)
{
    double d = 0;
    if (const Outcome o = realArgument(call, call[0], d); o != Outcome::Done) return o;
    return call.done(Value::boolean(which == 0 ? std::isnan(d) : which == 1 ? std::isinf(d) : std::isfinite(d)));
}

/// hypot of any number of coordinates.
Outcome mathHypot(Call &call)
{
    const Items items = itemsOf(call.machine, call[0]);
    double sum = 0;
    for (std::size_t i = 0; i < items.count; ++i) {
        double d = 0;
        if (const Outcome o = realArgument(call, items[i], d); o != Outcome::Done) return o;
        sum = i == 0 ? std::fabs(d) : std::hypot(sum, d);
    }
    return call.done(Value::real(sum));
}

/// What is left of an infinite number is none, and of a finite one divided by an infinite it is all.
template <double (*function)(double, double)>
Outcome rest(Call &call)
{
    double a = 0, b = 0;
    if (const Outcome o = realArgument(call, call[0], a); o != Outcome::Done) return o;
    if (const Outcome o = realArgument(call, call[1], b); o != Outcome::Done) return o;
    if (!std::isnan(a) && !std::isnan(b) && std::isnan(function(a, b))) return call.raise(ClassId::ValueError, "math domain error");
    return call.done(Value::real(function(a, b)));
}

Outcome mathPow(Call &call)
{
    double a = 0, b = 0;
    if (const Outcome o = realArgument(call, call[0], a); o != Outcome::Done) return o;
    if (const Outcome o = realArgument(call, call[1], b); o != Outcome::Done) return o;
    if (a == 0 && b < 0 && std::isfinite(b)) return call.raise(ClassId::ValueError, "math domain error");
    return answer(call, std::pow(a, b), std::isfinite(a) && std::isfinite(b));
}

Outcome mathDist(Call &call)
{
    std::vector<Value> p, q;
    for (std::uint32_t i = 0; i < 2; ++i)
        if (const Outcome o = collect(call.thread, call[i], i ? q : p); o != Outcome::Done)
            return o == Outcome::Python ? inLanguage(call, "_dist_of", {call[0], call[1]}) : o;
    if (p.size() != q.size()) return call.raise(ClassId::ValueError, "both points must have the same number of dimensions");
    double sum = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        double a = 0, b = 0;
        if (const Outcome o = realArgument(call, p[i], a); o != Outcome::Done) return o;
        if (const Outcome o = realArgument(call, q[i], b); o != Outcome::Done) return o;
        sum = i == 0 ? std::fabs(a - b) : std::hypot(sum, a - b);
    }
    return call.done(Value::real(sum));
}

double ulp(double d)
{
    d = std::fabs(d);
    if (!std::isfinite(d)) return d;
    const double above = std::nextafter(d, HUGE_VAL);
    return std::isinf(above) ? d - std::nextafter(d, 0.0) : above - d;
}
double degrees(double d) { return d * (180.0 / std::numbers::pi); }
double radians(double d) { return d * (std::numbers::pi / 180.0); }

} // namespace

void defineMathModule(Thread &t, Handle module)
{
    setAttributeRaw(t, module, "pi", Value::real(std::numbers::pi));
    setAttributeRaw(t, module, "e", Value::real(std::numbers::e));
    setAttributeRaw(t, module, "tau", Value::real(2 * std::numbers::pi));
    setAttributeRaw(t, module, "inf", Value::real(HUGE_VAL));
    setAttributeRaw(t, module, "nan", Value::real(std::nan("")));
    defineFunctions(t, module, {
        {"sqrt", "x, /", one<std::sqrt>}, {"cbrt", "x, /", one<std::cbrt>}, {"exp", "x, /", one<std::exp, true>}, {"exp2", "x, /", one<std::exp2, true>}, {"expm1", "x, /", one<std::expm1, true>},
        {"sin", "x, /", one<std::sin>}, {"cos", "x, /", one<std::cos>}, {"tan", "x, /", one<std::tan>},
        {"asin", "x, /", one<std::asin>}, {"acos", "x, /", one<std::acos>}, {"atan", "x, /", one<std::atan>},
        {"sinh", "x, /", one<std::sinh, true>}, {"cosh", "x, /", one<std::cosh, true>}, {"tanh", "x, /", one<std::tanh>},
        {"asinh", "x, /", one<std::asinh>}, {"acosh", "x, /", one<std::acosh>}, {"atanh", "x, /", one<std::atanh>},
        {"erf", "x, /", one<std::erf>}, {"erfc", "x, /", one<std::erfc>}, {"gamma", "x, /", one<std::tgamma, true>}, {"lgamma", "x, /", one<std::lgamma, true>},
        {"fabs", "x, /", one<std::fabs>}, {"log1p", "x, /", one<std::log1p>}, {"ulp", "x, /", one<ulp>}, {"degrees", "x, /", plain<degrees>}, {"radians", "x, /", one<radians>},
        {"atan2", "y, x, /", two<std::atan2>}, {"pow", "x, y, /", mathPow}, {"fmod", "x, y, /", rest<std::fmod>},
        {"copysign", "x, y, /", two<std::copysign>}, {"remainder", "x, y, /", rest<std::remainder>}, {"nextafter", "x, y, /", two<std::nextafter>},
        {"floor", "x, /", toInteger<std::floor>}, {"ceil", "x, /", toInteger<std::ceil>}, {"trunc", "x, /", toInteger<std::trunc>},
        {"log", "x, base=?, /", mathLog}, {"log2", "x, /", logarithm<std::log2>}, {"log10", "x, /", logarithm<std::log10>},
        {"factorial", "n, /", mathFactorial}, {"gcd", "*integers", foldIntegers<mpz_gcd, 0>}, {"lcm", "*integers", foldIntegers<mpz_lcm, 1>},
        {"isqrt", "n, /", mathIsqrt}, {"comb", "n, k, /", mathComb}, {"perm", "n, k=None, /", mathPerm},
        {"fsum", "iterable, /", mathFsum}, {"prod", "iterable, /, *, start=1", mathProd}, {"isclose", "a, b, *, rel_tol=0.000000001, abs_tol=0.0", mathIsClose},
        {"frexp", "x, /", mathFrexp}, {"modf", "x, /", mathModf}, {"ldexp", "x, i, /", mathLdexp}, {"hypot", "*coordinates", mathHypot}, {"dist", "p, q, /", mathDist},
        {"isnan", "x, /", test<0>}, {"isinf", "x, /", test<1>}, {"isfinite", "x, /", test<2>},
    });
}

} // namespace forkyard::modules
