// Operators and comparisons of int, bool and float: what numbers.h's values do with each other.
#include "core/vm/big_integer.h"
#include "core/vm/exceptions.h"
#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <cerrno>
#include <cmath>

namespace forkyard::vm {

namespace {

Outcome done(Value &result, Value v)
{
    result = v;
    return Outcome::Done;
}

Outcome zeroDivision(Thread &t, const char *text) { return raise(t, ClassId::ZeroDivisionError, "%s", text); }

// -- Floats

/// CPython's float_divmod: the remainder has the divisor's sign.
void floorDivide(double a, double b, double &quotient, double &rest)
{
    rest = std::fmod(a, b);
    double div = (a - rest) / b;
    if (rest != 0) {
        if ((b < 0) != (rest < 0)) {
            rest += b;
            div -= 1;
        }
    } else {
        rest = std::copysign(0.0, b);
    }
    if (div != 0) {
        quotient = std::floor(div);
        if (div - quotient > 0.5) quotient += 1;
    } else {
        quotient = std::copysign(0.0, a / b);
    }
}

Outcome realPower(Thread &t, double a, double b, Value &result)
{
    if (a == 0 && b < 0) return zeroDivision(t, "0.0 cannot be raised to a negative power");
    if (a < 0 && std::isfinite(a) && std::isfinite(b) && b != std::floor(b))
        return raise(t, ClassId::ValueError, "a negative number to a fractional power is complex, which this language leaves out");
    const double power = std::pow(a, b);
    if (std::isinf(power) && std::isfinite(a) && std::isfinite(b)) {
        const Value args[] = {Value::integer(ERANGE), makeStr(t, "Numerical result out of range")};
        return raiseValue(t, makeExceptionObject(t, t.machine.classes[static_cast<unsigned>(ClassId::OverflowError)], makeTuple(t, args, 2)));
    }
    return done(result, Value::real(power));
}

Outcome realBinary(Thread &t, BinaryOperator op, double a, double b, Value &result, bool &handled)
{
    double quotient = 0, rest = 0;
    switch (op) {
    case BinaryOperator::Add: return done(result, Value::real(a + b));
    case BinaryOperator::Sub: return done(result, Value::real(a - b));
    case BinaryOperator::Mul: return done(result, Value::real(a * b));
    case BinaryOperator::TrueDiv:
        if (b == 0) return zeroDivision(t, "float division by zero");
        return done(result, Value::real(a / b));
    case BinaryOperator::FloorDiv:
    case BinaryOperator::Mod:
        if (b == 0) return zeroDivision(t, op == BinaryOperator::Mod ? "float modulo" : "float floor division by zero");
        floorDivide(a, b, quotient, rest);
        return done(result, Value::real(op == BinaryOperator::Mod ? rest : quotient));
    case BinaryOperator::Pow: return realPower(t, a, b, result);
    default: handled = false; return Outcome::Done;
    }
}

// -- Integers

/// a / b to the nearest float, ties to even.
Outcome divideIntegers(Thread &t, const BigInteger &a, const BigInteger &b, Value &result)
{
    if (b.sign() == 0) return zeroDivision(t, "division by zero");
    if (a.sign() == 0) return done(result, Value::real(b.sign() < 0 ? -0.0 : 0.0));
    const auto bitsA = static_cast<std::int64_t>(mpz_sizeinbase(a.get(), 2));
    const auto bitsB = static_cast<std::int64_t>(mpz_sizeinbase(b.get(), 2));
    if (bitsA - bitsB > 1025) return raise(t, ClassId::OverflowError, "integer division result too large for a float");
    // A quotient of 64 or 65 bits, less where the result is subnormal; a bit below tells of a remainder.
    std::int64_t shift = 64 - (bitsA - bitsB);
    shift = std::min<std::int64_t>(shift, 1074 + 1);
    BigInteger numerator, denominator, quotient, rest;
    mpz_abs(numerator.get(), a.get());
    mpz_abs(denominator.get(), b.get());
    if (shift >= 0) mpz_mul_2exp(numerator.get(), numerator.get(), static_cast<mp_bitcnt_t>(shift));
    else mpz_mul_2exp(denominator.get(), denominator.get(), static_cast<mp_bitcnt_t>(-shift));
    mpz_tdiv_qr(quotient.get(), rest.get(), numerator.get(), denominator.get());
    mpz_mul_2exp(quotient.get(), quotient.get(), 1);
    if (rest.sign() != 0) mpz_setbit(quotient.get(), 0);
    double value = 0;
    static_cast<void>(quotient.toReal(value)); // some 66 bits: it fits
    value = std::ldexp(value, static_cast<int>(-shift - 1));
    if (std::isinf(value)) return raise(t, ClassId::OverflowError, "integer division result too large for a float");
    return done(result, Value::real(a.sign() * b.sign() < 0 ? -value : value));
}

constexpr std::uint64_t MostBits = std::uint64_t{1} << 33; // a gigabyte of digits is a mistake, not a number

Outcome integerPower(Thread &t, const BigInteger &a, const BigInteger &b, Value &result)
{
    if (b.sign() < 0) {
        double x = 0, y = 0;
        if (!a.toReal(x) || !b.toReal(y)) return raise(t, ClassId::OverflowError, "int too large to convert to float");
        return realPower(t, x, y, result);
    }
    const bool trivial = mpz_cmpabs_ui(a.get(), 1) <= 0;
    if (!mpz_fits_ulong_p(b.get()) || (!trivial && mpz_sizeinbase(a.get(), 2) * static_cast<double>(mpz_get_ui(b.get())) > static_cast<double>(MostBits))) {
        if (!trivial) throw OutOfMemory{};
        const bool odd = mpz_odd_p(b.get());
        return done(result, Value::integer(a.sign() == 0 ? 0 : a.sign() < 0 && odd ? -1 : 1));
    }
    BigInteger power;
    mpz_pow_ui(power.get(), a.get(), mpz_get_ui(b.get()));
    return done(result, power.toValue(t));
}

Outcome integerShift(Thread &t, bool left, const BigInteger &a, const BigInteger &b, Value &result)
{
    if (b.sign() < 0) return raise(t, ClassId::ValueError, "negative shift count");
    BigInteger shifted;
    if (!mpz_fits_ulong_p(b.get()) || (left && mpz_get_ui(b.get()) > MostBits)) {
        if (left && a.sign() != 0) return raise(t, ClassId::OverflowError, "too many digits in integer");
        return done(result, Value::integer(!left && a.sign() < 0 ? -1 : 0));
    }
    if (left) mpz_mul_2exp(shifted.get(), a.get(), mpz_get_ui(b.get()));
    else mpz_fdiv_q_2exp(shifted.get(), a.get(), mpz_get_ui(b.get()));
    return done(result, shifted.toValue(t));
}

__extension__ using Wide = __int128;

Value makeWide(Thread &t, Wide w)
{
    if (w >= INT64_MIN && w <= INT64_MAX) return makeInt(t, static_cast<std::int64_t>(w));
    __extension__ using Magnitude = unsigned __int128;
    const Magnitude magnitude = w < 0 ? ~static_cast<Magnitude>(w) + 1 : static_cast<Magnitude>(w);
    const std::uint64_t limbs[] = {static_cast<std::uint64_t>(magnitude), static_cast<std::uint64_t>(magnitude >> 64)};
    return makeInt(t, limbs, 2, w < 0);
}

/// What needs no big integers: most of what leaves the 48 bits inside a value. False: not decided here.
bool binaryOf64(Thread &t, BinaryOperator op, std::int64_t a, std::int64_t b, Value &result)
{
    switch (op) {
    case BinaryOperator::Add: result = makeWide(t, Wide{a} + b); return true;
    case BinaryOperator::Sub: result = makeWide(t, Wide{a} - b); return true;
    case BinaryOperator::Mul: result = makeWide(t, Wide{a} * b); return true;
    case BinaryOperator::And: result = makeInt(t, a & b); return true;
    case BinaryOperator::Or: result = makeInt(t, a | b); return true;
    case BinaryOperator::Xor: result = makeInt(t, a ^ b); return true;
    case BinaryOperator::LShift:
        if (b < 0 || b > 63) return false;
        result = makeWide(t, Wide{a} * (Wide{1} << b));
        return true;
    case BinaryOperator::RShift:
        if (b < 0) return false;
        result = makeInt(t, a >> std::min<std::int64_t>(b, 63));
        return true;
    case BinaryOperator::FloorDiv:
    case BinaryOperator::Mod: {
        if (b == 0 || b == -1) return false; // the error; the one quotient that does not fit
        std::int64_t quotient = a / b, rest = a % b;
        if (rest != 0 && (rest < 0) != (b < 0)) {
            rest += b;
            --quotient;
        }
        result = makeInt(t, op == BinaryOperator::Mod ? rest : quotient);
        return true;
    }
    default: return false;
    }
}

Outcome integerBinary(Thread &t, BinaryOperator op, Value x, Value y, Value &result, bool &handled)
{
    const Machine &m = t.machine;
    if (x.isBool() && y.isBool()) {
        const bool a = x.isTrue(), b = y.isTrue();
        if (op == BinaryOperator::And) return done(result, Value::boolean(a && b));
        if (op == BinaryOperator::Or) return done(result, Value::boolean(a || b));
        if (op == BinaryOperator::Xor) return done(result, Value::boolean(a != b));
    }
    std::int64_t smallA = 0, smallB = 0;
    if (fitsInt64(m, x, smallA) && fitsInt64(m, y, smallB) && binaryOf64(t, op, smallA, smallB, result)) return Outcome::Done;
    const BigInteger a(m, x), b(m, y);
    BigInteger r;
    switch (op) {
    case BinaryOperator::Add: mpz_add(r.get(), a.get(), b.get()); break;
    case BinaryOperator::Sub: mpz_sub(r.get(), a.get(), b.get()); break;
    case BinaryOperator::Mul: mpz_mul(r.get(), a.get(), b.get()); break;
    case BinaryOperator::TrueDiv: return divideIntegers(t, a, b, result);
    case BinaryOperator::FloorDiv:
        if (b.sign() == 0) return zeroDivision(t, "integer division or modulo by zero");
        mpz_fdiv_q(r.get(), a.get(), b.get());
        break;
    case BinaryOperator::Mod:
        if (b.sign() == 0) return zeroDivision(t, "integer modulo by zero");
        mpz_fdiv_r(r.get(), a.get(), b.get());
        break;
    case BinaryOperator::Pow: return integerPower(t, a, b, result);
    case BinaryOperator::LShift: return integerShift(t, true, a, b, result);
    case BinaryOperator::RShift: return integerShift(t, false, a, b, result);
    case BinaryOperator::And: mpz_and(r.get(), a.get(), b.get()); break;
    case BinaryOperator::Or: mpz_ior(r.get(), a.get(), b.get()); break;
    case BinaryOperator::Xor: mpz_xor(r.get(), a.get(), b.get()); break;
    case BinaryOperator::MatMul: handled = false; return Outcome::Done;
    }
    return done(result, r.toValue(t));
}

bool isNumber(const Machine &m, Value v) { return isIntLike(m, v) || isFloatLike(m, v); }

Outcome badOperand(Thread &t, const char *sign, Value v)
{
    return raise(t, ClassId::TypeError, "bad operand type for unary %s: '%s'", sign, typeName(t.machine, v).c_str());
}

int threeWay(const Machine &m, Value a, Value b)
{
    std::int64_t x = 0, y = 0;
    if (fitsInt64(m, a, x) && fitsInt64(m, b, y)) return x < y ? -1 : x > y ? 1 : 0;
    return mpz_cmp(BigInteger(m, a).get(), BigInteger(m, b).get());
}

/// An int against a float, exactly: no rounding of large integers.
int threeWay(const Machine &m, Value a, double b) { return mpz_cmp_d(BigInteger(m, a).get(), b); }

bool decide(Comparison op, int order)
{
    switch (op) {
    case Comparison::Eq: return order == 0;
    case Comparison::Ne: return order != 0;
    case Comparison::Lt: return order < 0;
    case Comparison::Le: return order <= 0;
    case Comparison::Gt: return order > 0;
    case Comparison::Ge: return order >= 0;
    }
    return false;
}

int orderOf(double a, double b) { return a < b ? -1 : a > b ? 1 : 0; }

} // namespace

Outcome numberBinary(Thread &t, BinaryOperator op, Value a, Value b, Value &result, bool &handled)
{
    const Machine &m = t.machine;
    handled = isNumber(m, a) && isNumber(m, b);
    if (!handled) return Outcome::Done;
    if (!isFloatLike(m, a) && !isFloatLike(m, b)) return integerBinary(t, op, a, b, result, handled);
    double x = 0, y = 0;
    const auto convert = [&](Value v, double &out) {
        if (!isFloatLike(m, v)) return intToReal(m, v, out);
        out = realOf(m, v);
        return true;
    };
    if (!convert(a, x) || !convert(b, y)) return raise(t, ClassId::OverflowError, "int too large to convert to float");
    return realBinary(t, op, x, y, result, handled);
}

Outcome numberCompare(Thread &t, Comparison op, Value a, Value b, Value &result, bool &handled)
{
    const Machine &m = t.machine;
    handled = isNumber(m, a) && isNumber(m, b);
    if (!handled) return Outcome::Done;
    const bool realA = isFloatLike(m, a), realB = isFloatLike(m, b);
    if ((realA && std::isnan(realOf(m, a))) || (realB && std::isnan(realOf(m, b)))) return done(result, Value::boolean(op == Comparison::Ne));
    int order = 0;
    if (realA && realB) order = orderOf(realOf(m, a), realOf(m, b));
    else if (realA) order = -threeWay(m, b, realOf(m, a));
    else if (realB) order = threeWay(m, a, realOf(m, b));
    else order = threeWay(m, a, b);
    return done(result, Value::boolean(decide(op, order)));
}

Outcome negative(Thread &t, Value a, Value &result)
{
    const Machine &m = t.machine;
    if (isUserObject(m, a)) return Outcome::Python;
    if (isFloatLike(m, a)) return done(result, Value::real(-realOf(m, a)));
    if (!isIntLike(m, a)) return badOperand(t, "-", a);
    BigInteger r(m, a);
    mpz_neg(r.get(), r.get());
    return done(result, r.toValue(t));
}

Outcome positive(Thread &t, Value a, Value &result)
{
    const Machine &m = t.machine;
    if (isUserObject(m, a)) return Outcome::Python;
    if (a.isBool()) return done(result, Value::integer(a.isTrue()));
    if (!isFloatLike(m, a) && !isIntLike(m, a)) return badOperand(t, "+", a);
    return done(result, a);
}

Outcome invert(Thread &t, Value a, Value &result)
{
    const Machine &m = t.machine;
    if (isUserObject(m, a)) return Outcome::Python;
    if (!isIntLike(m, a)) return badOperand(t, "~", a);
    BigInteger r(m, a);
    mpz_com(r.get(), r.get());
    return done(result, r.toValue(t));
}

} // namespace forkyard::vm
