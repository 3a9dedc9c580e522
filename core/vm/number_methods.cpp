// Methods of int, bool and float, their constructors, and abs, round, divmod, pow, bin, oct, hex. Long, because what one kind of
// number can do the others can mostly too, and shares the reading and refusing of arguments.
#include "core/vm/big_integer.h"
#include "core/vm/dicts.h"
#include "core/vm/digit_limit.h"
#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"
#include "core/vm/unicode_data.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>

namespace forkyard::vm {

namespace {

/// An int as a plain int: bools and instances of subclasses become one.
Value plainInt(Thread &t, Value v) { return v.isInt() ? v : BigInteger(t.machine, v).toValue(t); }

Outcome integerOfReal(Call &call, double d)
{
    if (std::isnan(d)) return call.raise(ClassId::ValueError, "cannot convert float NaN to integer");
    if (std::isinf(d)) return call.raise(ClassId::OverflowError, "cannot convert float infinity to integer");
    BigInteger big;
    mpz_set_d(big.get(), d);
    return call.done(big.toValue(call.thread));
}

/// Digits and blank space of other scripts as ASCII's: int() and float() read them.
std::string decimalText(const Machine &m, Value str)
{
    const auto *s = m.at<StrObject>(str);
    std::string out;
    for (std::uint32_t i = 0; i < s->length; ++i) {
        const char32_t c = characterAt(s, i);
        if (c < 128) out += static_cast<char>(c);
        else if (const int digit = unicode::decimalDigit(c); digit >= 0) out += static_cast<char>('0' + digit);
        else if (((c >= 0x2000 && c <= 0x200a) || c == 0x3000 || c == 0xa0 || c == 0x85 || c == 0x1680 || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f)) out += ' ';
        else out += '?'; // no number
    }
    return out;
}

/// The value as an instance of `cls`, where that is a subclass of int.
Outcome asInstance(Call &call, Handle cls)
{
    const Machine &m = call.machine;
    if (cls == m.classes[static_cast<unsigned>(ClassId::Int)]) return Outcome::Done;
    const BigInteger big(m, call.result);
    const std::size_t count = mpz_size(big.get());
    auto *object = newObject<BigIntObject>(call.thread, Kind::BigInt, cls, count * sizeof(std::uint64_t));
    object->flags = big.sign() < 0 ? BigIntObject::Negative : 0;
    object->limbCount = static_cast<std::uint32_t>(count);
    object->padding = 0;
    for (std::size_t i = 0; i < count; ++i) object->limbs()[i] = mpz_getlimbn(big.get(), static_cast<mp_size_t>(i));
    return call.done(valueOf(call.thread, object));
}

Outcome intOfText(Call &call, std::string_view text, unsigned base, const std::string &shown)
{
    const auto digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
    if (digits > std::size_t{LeastMostDigits} && !std::has_single_bit(base)) {
        const std::int64_t limit = mostDigits(call.thread);
        if (limit > 0 && digits > static_cast<std::size_t>(limit))
            return call.raise(ClassId::ValueError, "Exceeds the limit (%lld digits) for integer string conversion: value has %zu digits; use sys.set_int_max_str_digits() to increase the limit",
                              static_cast<long long>(limit), digits);
    }
    if (parseInt(call.thread, text, base, call.result)) return Outcome::Done;
    return call.raise(ClassId::ValueError, "invalid literal for int() with base %u: %s", base, shown.c_str());
}

Outcome intNew(Call &call)
{
    const Machine &m = call.machine;
    const Handle cls = call[0].asHandle();
    const Value v = call[1];
    if (!call.has(1)) {
        if (call.has(2)) return call.raise(ClassId::TypeError, "int() missing string argument");
        call.result = Value::integer(0);
        return asInstance(call, cls);
    }
    unsigned base = 10;
    if (call.has(2)) {
        std::int64_t given = 0;
        const Outcome o = toIndex(call.thread, call[2], given);
        if (o == Outcome::Python) return call.fallback(PreludeId::int_new);
        if (o != Outcome::Done) return o;
        if (given != 0 && (given < 2 || given > 36)) return call.raise(ClassId::ValueError, "int() base must be >= 2 and <= 36, or 0");
        if (!isStr(m, v) && !isBytesLike(m, v)) return call.raise(ClassId::TypeError, "int() can't convert non-string with explicit base");
        base = static_cast<unsigned>(given);
    }
    Outcome o = Outcome::Done;
    if (isUserObject(m, v) && !isStr(m, v) && !isBytesLike(m, v)) return call.fallback(PreludeId::int_new);
    if (isIntLike(m, v)) {
        call.result = plainInt(call.thread, v);
    } else if (isFloatLike(m, v)) {
        o = integerOfReal(call, realOf(m, v));
    } else if (isStr(m, v) || isBytesLike(m, v)) {
        std::string shown;
        if (isStr(m, v)) {
            o = appendRepr(call.thread, v, shown);
            if (o != Outcome::Done) return o;
            o = intOfText(call, decimalText(m, v), base, shown);
        } else {
            o = appendRepr(call.thread, v, shown);
            if (o != Outcome::Done) return o;
            o = intOfText(call, bytesOf(m, v), base, shown);
        }
    } else {
        return call.raise(ClassId::TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%s'", typeName(m, v).c_str());
    }
    return o == Outcome::Done ? asInstance(call, cls) : o;
}

Outcome floatNew(Call &call)
{
    const Machine &m = call.machine;
    const Value v = call[1];
    double d = 0;
    if (isUserObject(m, v) && !isStr(m, v) && !isFloatLike(m, v)) return call.fallback(PreludeId::float_new);
    if (!call.has(1)) {
        d = 0;
    } else if (isFloatLike(m, v)) {
        d = realOf(m, v);
    } else if (isIntLike(m, v)) {
        if (!intToReal(m, v, d)) return call.raise(ClassId::OverflowError, "int too large to convert to float");
    } else if (isStr(m, v) || isBytesLike(m, v)) {
        const std::string text = isStr(m, v) ? decimalText(m, v) : std::string(bytesOf(m, v));
        if (!parseReal(text, d)) {
            std::string shown;
            if (const Outcome o = appendRepr(call.thread, v, shown); o != Outcome::Done) return o;
            return call.raise(ClassId::ValueError, "could not convert string to float: %s", shown.c_str());
        }
    } else {
        return call.raise(ClassId::TypeError, "float() argument must be a string or a real number, not '%s'", typeName(m, v).c_str());
    }
    const Handle cls = call[0].asHandle();
    if (cls == m.classes[static_cast<unsigned>(ClassId::Float)]) return call.done(Value::real(d));
    auto *boxed = newObject<BoxedRealObject>(call.thread, Kind::BoxedReal, cls);
    boxed->value = d;
    return call.done(valueOf(call.thread, boxed));
}

Outcome boolNew(Call &call)
{
    bool is = false;
    const Outcome o = call.has(1) ? truth(call.thread, call[1], is) : Outcome::Done;
    if (o == Outcome::Python) return call.callInstead(call.machine.preludeFunctions[static_cast<unsigned>(PreludeId::truth)], {call[1]});
    return o == Outcome::Done ? call.done(Value::boolean(is)) : o;
}

// -- Functions

Outcome builtinAbs(Call &call)
{
    const Machine &m = call.machine;
    const Value v = call[0];
    if (isUserObject(m, v)) return call.fallback(PreludeId::abs);
    if (isFloatLike(m, v)) return call.done(Value::real(std::fabs(realOf(m, v))));
    if (!isIntLike(m, v)) return call.raise(ClassId::TypeError, "bad operand type for abs(): '%s'", typeName(m, v).c_str());
    BigInteger big(m, v);
    mpz_abs(big.get(), big.get());
    return call.done(big.toValue(call.thread));
}

/// Half to even, digits behind the point; glibc's printf rounds the exact value.
double roundReal(double d, std::int64_t digits)
{
    if (!std::isfinite(d) || digits > 330) return d;
    if (digits < -310) return std::copysign(0.0, d);
    if (digits >= 0) {
        char buffer[800];
        std::snprintf(buffer, sizeof buffer, "%.*f", static_cast<int>(digits), d);
        return std::strtod(buffer, nullptr);
    }
    // The exact integer part decides: a tie needs every digit behind the place.
    BigInteger whole, unit(10), quotient, rest;
    mpz_pow_ui(unit.get(), unit.get(), static_cast<unsigned long>(-digits));
    const double magnitude = std::fabs(d);
    mpz_set_d(whole.get(), magnitude);
    mpz_tdiv_qr(quotient.get(), rest.get(), whole.get(), unit.get());
    mpz_mul_2exp(rest.get(), rest.get(), 1);
    const int half = mpz_cmp(rest.get(), unit.get());
    const bool fraction = magnitude != std::floor(magnitude);
    if (half > 0 || (half == 0 && (fraction || mpz_odd_p(quotient.get())))) mpz_add_ui(quotient.get(), quotient.get(), 1);
    mpz_mul(quotient.get(), quotient.get(), unit.get());
    double result = 0;
    static_cast<void>(quotient.toReal(result));
    return std::copysign(result, d);
}

Outcome builtinRound(Call &call)
{
    const Machine &m = call.machine;
    const Value v = call[0];
    if (isUserObject(m, v)) return call.fallback(PreludeId::round);
    std::int64_t digits = 0;
    const bool hasDigits = call.has(1) && !call[1].isNone();
    if (!isFloatLike(m, v) && !isIntLike(m, v)) return call.raise(ClassId::TypeError, "type %s doesn't define __round__ method", typeName(m, v).c_str());
    if (hasDigits) {
        const Outcome o = toIndex(call.thread, call[1], digits);
        if (o == Outcome::Python) return call.fallback(PreludeId::round);
        if (o != Outcome::Done) return o;
    }
    if (isFloatLike(m, v)) {
        const double d = realOf(m, v);
        return hasDigits ? call.done(Value::real(roundReal(d, digits))) : integerOfReal(call, std::nearbyint(d));
    }
    if (digits >= 0) return call.done(plainInt(call.thread, v));
    BigInteger n(m, v), unit(10), quotient, rest;
    mpz_pow_ui(unit.get(), unit.get(), static_cast<unsigned long>(std::min<std::int64_t>(-digits, 100000)));
    mpz_fdiv_qr(quotient.get(), rest.get(), n.get(), unit.get());
    mpz_mul_2exp(rest.get(), rest.get(), 1);
    const int half = mpz_cmp(rest.get(), unit.get());
    if (half > 0 || (half == 0 && mpz_odd_p(quotient.get()))) mpz_add_ui(quotient.get(), quotient.get(), 1);
    mpz_mul(quotient.get(), quotient.get(), unit.get());
    return call.done(quotient.toValue(call.thread));
}

Outcome builtinDivmod(Call &call)
{
    const Machine &m = call.machine;
    const auto isNumber = [&](Value v) { return isIntLike(m, v) || isFloatLike(m, v); };
    if (isUserObject(m, call[0]) || isUserObject(m, call[1])) return call.fallback(PreludeId::divmod);
    if (!isNumber(call[0]) || !isNumber(call[1]))
        return call.raise(ClassId::TypeError, "unsupported operand type(s) for divmod(): '%s' and '%s'", typeName(m, call[0]).c_str(), typeName(m, call[1]).c_str());
    Value parts[2];
    bool handled = false;
    for (int i = 0; i < 2; ++i) {
        const Outcome o = numberBinary(call.thread, i == 0 ? BinaryOperator::FloorDiv : BinaryOperator::Mod, call[0], call[1], parts[i], handled);
        if (o != Outcome::Done) {
            if (isFloatLike(m, call[0]) || isFloatLike(m, call[1])) return call.raise(ClassId::ZeroDivisionError, "float divmod()");
            return o;
        }
    }
    return call.done(makeTuple(call.thread, parts, 2));
}

Outcome builtinPow(Call &call)
{
    const Machine &m = call.machine;
    if (call[2].isNone()) {
        const Outcome o = binary(call.thread, BinaryOperator::Pow, call[0], call[1], call.result);
        return o == Outcome::Python ? call.callInstead(m.preludeFunctions[static_cast<unsigned>(PreludeId::binary_Pow)], {call[0], call[1]}) : o;
    }
    if (isUserObject(m, call[0]) && !isIntLike(m, call[0])) return call.fallback(PreludeId::pow);
    if (!isIntLike(m, call[0]) || !isIntLike(m, call[1]) || !isIntLike(m, call[2]))
        return call.raise(ClassId::TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
    BigInteger base(m, call[0]), exponent(m, call[1]), modulus(m, call[2]), result;
    if (modulus.sign() == 0) return call.raise(ClassId::ValueError, "pow() 3rd argument cannot be 0");
    if (exponent.sign() < 0) {
        if (!mpz_invert(base.get(), base.get(), modulus.get())) return call.raise(ClassId::ValueError, "base is not invertible for the given modulus");
        mpz_neg(exponent.get(), exponent.get());
    }
    mpz_powm(result.get(), base.get(), exponent.get(), modulus.get());
    mpz_fdiv_r(result.get(), result.get(), modulus.get());
    return call.done(result.toValue(call.thread));
}

template <unsigned base>
Outcome baseText(Call &call)
{
    const Machine &m = call.machine;
    if (!isIntLike(m, call[0])) {
        if (isUserObject(m, call[0])) return call.fallback(base == 2 ? PreludeId::bin : base == 8 ? PreludeId::oct : PreludeId::hex);
        return call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(m, call[0]).c_str());
    }
    std::string text = intText(m, call[0], base);
    text.insert(text[0] == '-' ? 1 : 0, base == 2 ? "0b" : base == 8 ? "0o" : "0x");
    return call.done(makeStr(call.thread, text));
}

// -- Methods

Outcome intToBytes(Call &call)
{
    const Machine &m = call.machine;
    std::int64_t length = 0;
    if (const Outcome o = toIndex(call.thread, call[1], length); o != Outcome::Done) return o;
    const std::string order = isStr(m, call[2]) ? textOf(m, call[2]) : "";
    if (order != "big" && order != "little") return call.raise(ClassId::ValueError, "byteorder must be either 'little' or 'big'");
    if (length < 0) return call.raise(ClassId::ValueError, "length argument must be non-negative");
    if (length > INT32_MAX) throw OutOfMemory{};
    BigInteger n(m, call[0]);
    const bool isSigned = call[3].isTrue();
    if (n.sign() < 0 && !isSigned) return call.raise(ClassId::OverflowError, "can't convert negative int to unsigned");
    BigInteger limit(1);
    mpz_mul_2exp(limit.get(), limit.get(), static_cast<mp_bitcnt_t>(length) * 8 - (isSigned && length > 0 ? 1 : 0));
    if (mpz_cmp(n.get(), limit.get()) >= 0 || (n.sign() < 0 && mpz_cmpabs(n.get(), limit.get()) > 0) || (length == 0 && n.sign() != 0))
        return call.raise(ClassId::OverflowError, "int too big to convert");
    if (n.sign() < 0) {
        mpz_mul_2exp(limit.get(), limit.get(), 1);
        mpz_add(n.get(), n.get(), limit.get());
    }
    std::string bytes(static_cast<std::size_t>(length), '\0');
    std::size_t count = 0;
    if (n.sign() != 0 && length > 0) mpz_export(bytes.data(), &count, -1, 1, 0, 0, n.get());
    if (order == "big") std::reverse(bytes.begin(), bytes.end());
    return call.done(makeBytes(call.thread, bytes));
}

Outcome intFromBytes(Call &call)
{
    const Machine &m = call.machine;
    std::string listed;
    const bool isListed = isList(m, call[1]) || isTuple(m, call[1]);
    if (!isListed && !isBytesLike(m, call[1])) return call.raise(ClassId::TypeError, "cannot convert '%s' object to bytes", typeName(m, call[1]).c_str());
    if (isListed) {
        const Items items = itemsOf(m, call[1]);
        for (std::size_t i = 0; i < items.count; ++i) {
            if (!isIntLike(m, items[i])) return call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(m, items[i]).c_str());
            const BigInteger one(m, items[i]);
            if (mpz_sgn(one.get()) < 0 || mpz_cmp_ui(one.get(), 255) > 0) return call.raise(ClassId::ValueError, "bytes must be in range(0, 256)");
            listed += static_cast<char>(mpz_get_ui(one.get()));
        }
    }
    const std::string_view bytes = isListed ? std::string_view(listed) : bytesOf(m, call[1]);
    const std::string order = isStr(m, call[2]) ? textOf(m, call[2]) : "";
    if (order != "big" && order != "little") return call.raise(ClassId::ValueError, "byteorder must be either 'little' or 'big'");
    BigInteger n;
    mpz_import(n.get(), bytes.size(), order == "big" ? 1 : -1, 1, 0, 0, bytes.data());
    const bool top = !bytes.empty() && (static_cast<unsigned char>(order == "big" ? bytes.front() : bytes.back()) & 0x80);
    if (call[3].isTrue() && top) {
        BigInteger limit(1);
        mpz_mul_2exp(limit.get(), limit.get(), bytes.size() * 8);
        mpz_sub(n.get(), n.get(), limit.get());
    }
    return call.done(n.toValue(call.thread));
}

Outcome realRatio(Call &call)
{
    const double d = realOf(call.machine, call.self());
    if (std::isnan(d)) return call.raise(ClassId::ValueError, "cannot convert NaN to integer ratio");
    if (std::isinf(d)) return call.raise(ClassId::OverflowError, "cannot convert Infinity to integer ratio");
    int exponent = 0;
    const double mantissa = std::ldexp(std::frexp(d, &exponent), 53);
    exponent -= 53;
    BigInteger numerator, denominator(1), divisor;
    mpz_set_d(numerator.get(), mantissa);
    if (exponent > 0) mpz_mul_2exp(numerator.get(), numerator.get(), static_cast<mp_bitcnt_t>(exponent));
    else mpz_mul_2exp(denominator.get(), denominator.get(), static_cast<mp_bitcnt_t>(-exponent));
    mpz_gcd(divisor.get(), numerator.get(), denominator.get());
    mpz_divexact(numerator.get(), numerator.get(), divisor.get());
    mpz_divexact(denominator.get(), denominator.get(), divisor.get());
    const Value parts[] = {numerator.toValue(call.thread), denominator.toValue(call.thread)};
    return call.done(makeTuple(call.thread, parts, 2));
}

Outcome realHex(Call &call)
{
    const double d = realOf(call.machine, call.self());
    if (!std::isfinite(d)) return call.done(makeStr(call.thread, realText(d)));
    if (d == 0) return call.done(makeStr(call.thread, std::signbit(d) ? "-0x0.0p+0" : "0x0.0p+0"));
    int exponent = 0;
    double mantissa = std::frexp(std::fabs(d), &exponent);
    const int shift = 1 - std::max(-1021 - exponent, 0);
    mantissa = std::ldexp(mantissa, shift);
    exponent -= shift;
    std::string text = d < 0 ? "-0x" : "0x";
    text += static_cast<char>('0' + static_cast<int>(mantissa));
    text += '.';
    mantissa -= std::floor(mantissa);
    for (int i = 0; i < 13; ++i) {
        mantissa *= 16;
        text += "0123456789abcdef"[static_cast<int>(mantissa)];
        mantissa -= std::floor(mantissa);
    }
    return call.done(makeStr(call.thread, text + "p" + (exponent < 0 ? "-" : "+") + std::to_string(std::abs(exponent))));
}

/// __add__ and its kin, for super() and for whoever calls them by name.
template <BinaryOperator op, bool reflected>
Outcome operatorMethod(Call &call)
{
    bool handled = false;
    const Value a = reflected ? call[1] : call[0], b = reflected ? call[0] : call[1];
    const bool isFloat = isFloatLike(call.machine, call[0]);
    if (!isFloat && isFloatLike(call.machine, call[1])) return call.done(Value::notImplemented());
    const Outcome o = numberBinary(call.thread, op, a, b, call.result, handled);
    return handled ? o : call.done(Value::notImplemented());
}

template <Comparison op>
Outcome compareMethod(Call &call)
{
    bool handled = false;
    const Outcome o = numberCompare(call.thread, op, call[0], call[1], call.result, handled);
    return handled ? o : call.done(Value::notImplemented());
}

Outcome hashMethod(Call &call)
{
    std::uint64_t hash = 0;
    const Value self = call.self();
    const Value plain = isFloatLike(call.machine, self) ? Value::real(realOf(call.machine, self)) : plainInt(call.thread, self);
    const Outcome o = hashOf(call.thread, plain, hash);
    return o == Outcome::Done ? call.done(makeInt(call.thread, static_cast<std::int64_t>(hash))) : o;
}

/// int and float of the object itself, by layout.
Outcome toInt(Call &call) { return isFloatLike(call.machine, call.self()) ? integerOfReal(call, realOf(call.machine, call.self())) : call.done(plainInt(call.thread, call.self())); }
Outcome toFloat(Call &call)
{
    double d = 0;
    if (isFloatLike(call.machine, call.self())) d = realOf(call.machine, call.self());
    else if (!intToReal(call.machine, call.self(), d)) return call.raise(ClassId::OverflowError, "int too large to convert to float");
    return call.done(Value::real(d));
}
Outcome zero(Call &call) { return call.done(isFloatLike(call.machine, call.self()) ? Value::real(0) : Value::integer(0)); }
Outcome itself(Call &call) { return isFloatLike(call.machine, call.self()) ? toFloat(call) : toInt(call); }
Outcome unary(Call &call, Outcome (*function)(Thread &, Value, Value &))
{
    const Outcome same = itself(call);
    return same == Outcome::Done ? function(call.thread, call.result, call.result) : same;
}
Outcome methodNegative(Call &call) { return unary(call, negative); }
Outcome methodInvert(Call &call) { return unary(call, invert); }
Outcome methodAbs(Call &call)
{
    if (isFloatLike(call.machine, call.self())) return call.done(Value::real(std::fabs(realOf(call.machine, call.self()))));
    BigInteger big(call.machine, call.self());
    mpz_abs(big.get(), big.get());
    return call.done(big.toValue(call.thread));
}
Outcome methodBool(Call &call)
{
    return call.done(Value::boolean(isFloatLike(call.machine, call.self()) ? realOf(call.machine, call.self()) != 0 : BigInteger(call.machine, call.self()).sign() != 0));
}
Outcome methodRepr(Call &call)
{
    const Value self = call.self();
    if (self.isBool()) return call.done(makeStr(call.thread, self.isTrue() ? "True" : "False"));
    if (isFloatLike(call.machine, self)) return call.done(makeStr(call.thread, realText(realOf(call.machine, self))));
    if (const Outcome outcome = checkDigits(call.thread, self); outcome != Outcome::Done) return outcome;
    return call.done(makeStr(call.thread, intText(call.machine, self)));
}

} // namespace

void defineNumbers(Thread &t)
{
    const Machine &m = t.machine;
    const auto cls = [&](ClassId id) { return m.classes[static_cast<unsigned>(id)]; };
    defineMethods(t, cls(ClassId::Int), {
        {"__new__", "static cls, x=?, /, base=?", intNew},
        {"bit_length", "self", [](Call &c) {
             const BigInteger n(c.machine, c.self());
             return c.done(Value::integer(n.sign() == 0 ? 0 : static_cast<std::int64_t>(mpz_sizeinbase(n.get(), 2))));
         }},
        {"bit_count", "self", [](Call &c) {
             BigInteger n(c.machine, c.self());
             mpz_abs(n.get(), n.get());
             return c.done(Value::integer(static_cast<std::int64_t>(mpz_popcount(n.get()))));
         }},
        {"to_bytes", "self, length=1, byteorder='big', *, signed=False", intToBytes},
        {"from_bytes", "class cls, bytes, byteorder='big', *, signed=False", intFromBytes},
        {"as_integer_ratio", "self", [](Call &c) {
             const Value parts[] = {plainInt(c.thread, c.self()), Value::integer(1)};
             return c.done(makeTuple(c.thread, parts, 2));
         }},
        {"numerator", "property self", toInt},
        {"denominator", "property self", [](Call &c) { return c.done(Value::integer(1)); }},
        {"__index__", "self", toInt},
        {"__invert__", "self", methodInvert},
    });
    defineMethods(t, cls(ClassId::Bool), {{"__new__", "static cls, x=?, /", boolNew}});
    defineMethods(t, cls(ClassId::Float), {
        {"__new__", "static cls, x=?, /", floatNew},
        {"is_integer", "self", [](Call &c) {
             const double d = realOf(c.machine, c.self());
             return c.done(Value::boolean(std::isfinite(d) && d == std::floor(d)));
         }},
        {"as_integer_ratio", "self", realRatio},
        {"hex", "self", realHex},
        {"fromhex", "class cls, text, /", [](Call &c) {
             if (!isStr(c.machine, c[1])) return c.raise(ClassId::TypeError, "bad argument type for built-in operation");
             const std::string text = textOf(c.machine, c[1]);
             char *end = nullptr;
             const bool hex = text.find('x') != text.npos || text.find('X') != text.npos;
             const std::string digits = hex ? text : text[0] == '-' ? "-0x" + text.substr(1) : "0x" + text;
             const double d = std::strtod(digits.c_str(), &end);
             if (*end != '\0') return c.raise(ClassId::ValueError, "invalid hexadecimal floating-point string");
             return c.done(Value::real(d));
         }},
    });
    for (const ClassId id : {ClassId::Int, ClassId::Float}) {
        defineMethods(t, cls(id), {
#define BOTH(name, text) {"__" text "__", "self, other, /", operatorMethod<BinaryOperator::name, false>}, {"__r" text "__", "self, other, /", operatorMethod<BinaryOperator::name, true>}
            BOTH(Add, "add"), BOTH(Sub, "sub"), BOTH(Mul, "mul"), BOTH(TrueDiv, "truediv"), BOTH(FloorDiv, "floordiv"), BOTH(Mod, "mod"), BOTH(Pow, "pow"),
            {"__eq__", "self, other, /", compareMethod<Comparison::Eq>},
            {"__ne__", "self, other, /", compareMethod<Comparison::Ne>},
            {"__lt__", "self, other, /", compareMethod<Comparison::Lt>},
            {"__le__", "self, other, /", compareMethod<Comparison::Le>},
            {"__gt__", "self, other, /", compareMethod<Comparison::Gt>},
            {"__ge__", "self, other, /", compareMethod<Comparison::Ge>},
            {"__hash__", "self", hashMethod},
            {"__neg__", "self", methodNegative},
            {"__pos__", "self", itself},
            {"__abs__", "self", methodAbs},
            {"__bool__", "self", methodBool},
            {"__int__", "self", toInt},
            {"__trunc__", "self", toInt},
            {"__float__", "self", toFloat},
            {"__repr__", "self", methodRepr},
            {"real", "property self", itself},
            {"imag", "property self", zero},
            {"conjugate", "self", itself},
        });
    }
    defineMethods(t, cls(ClassId::Int), {BOTH(LShift, "lshift"), BOTH(RShift, "rshift"), BOTH(And, "and"), BOTH(Or, "or"), BOTH(Xor, "xor")});
#undef BOTH
    defineFunctions(t, m.builtins, {
        {"abs", "x, /", builtinAbs},
        {"round", "number, ndigits=?", builtinRound},
        {"divmod", "x, y, /", builtinDivmod},
        {"pow", "base, exp, mod=None", builtinPow},
        {"bin", "number, /", baseText<2>},
        {"oct", "number, /", baseText<8>},
        {"hex", "number, /", baseText<16>},
    });
}

} // namespace forkyard::vm
