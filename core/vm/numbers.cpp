// Integers of any size and floats: the values themselves, conversions, text.
#include "core/vm/numbers.h"

#include "core/vm/big_integer.h"
#include "core/vm/operations.h"

#include <charconv>
#include <cmath>
#include <cstring>

namespace forkyard::vm {

Value makeInt(Thread &t, std::int64_t i)
{
    if (Value::fitsInt(i)) return Value::integer(i);
    const bool negative = i < 0;
    const std::uint64_t limb = negative ? ~static_cast<std::uint64_t>(i) + 1 : static_cast<std::uint64_t>(i);
    return makeInt(t, &limb, 1, negative);
}

Value makeUnsigned(Thread &t, std::uint64_t i) { return makeInt(t, &i, 1, false); }

Value makeInt(Thread &t, const std::uint64_t *limbs, std::size_t count, bool negative)
{
    while (count > 0 && limbs[count - 1] == 0) --count;
    if (count == 0) return Value::integer(0);
    if (count == 1 && limbs[0] <= static_cast<std::uint64_t>(Value::MaxInt))
        return Value::integer(negative ? -static_cast<std::int64_t>(limbs[0]) : static_cast<std::int64_t>(limbs[0]));
    if (count == 1 && negative && limbs[0] == static_cast<std::uint64_t>(Value::MaxInt) + 1) return Value::integer(Value::MinInt);
    auto *big = newObject<BigIntObject>(t, Kind::BigInt, ClassId::Int, count * sizeof(std::uint64_t));
    big->flags = negative ? BigIntObject::Negative : 0;
    big->limbCount = static_cast<std::uint32_t>(count);
    big->padding = 0;
    std::memcpy(big->limbs(), limbs, count * sizeof(std::uint64_t));
    return valueOf(t, big);
}

double realOf(const Machine &m, Value floatLike) { return floatLike.isReal() ? floatLike.asReal() : m.at<BoxedRealObject>(floatLike)->value; }

bool fitsInt64(const Machine &m, Value v, std::int64_t &out)
{
    if (v.isInt()) {
        out = v.asInt();
        return true;
    }
    if (v.isBool()) {
        out = v.isTrue();
        return true;
    }
    const auto *big = m.at<BigIntObject>(v);
    if (big->limbCount == 0) {
        out = 0;
        return true;
    }
    if (big->limbCount > 1) return false;
    const std::uint64_t limb = big->limbs()[0];
    const bool negative = big->flags & BigIntObject::Negative;
    if (limb > (std::uint64_t{1} << 63) - (negative ? 0 : 1)) return false;
    out = static_cast<std::int64_t>(negative ? ~limb + 1 : limb);
    return true;
}

Value BigInteger::toValue(Thread &t) const
{
    return makeInt(t, reinterpret_cast<const std::uint64_t *>(mpz_limbs_read(m_z)), mpz_size(m_z), mpz_sgn(m_z) < 0);
}

bool BigInteger::toReal(double &out) const
{
    const std::size_t bits = mpz_sizeinbase(m_z, 2);
    if (bits <= 53) {
        out = mpz_get_d(m_z);
        return true;
    }
    if (bits > 1024) return false;
    // 64 leading bits, the last of them telling whether anything was cut off: rounding that to 53 is rounding once.
    BigInteger top;
    const std::size_t shift = bits > 64 ? bits - 64 : 0;
    mpz_tdiv_q_2exp(top.get(), m_z, shift);
    std::uint64_t leading = mpz_getlimbn(top.get(), 0);
    if (shift && mpz_scan1(m_z, 0) < shift) leading |= 1;
    const double magnitude = std::ldexp(static_cast<double>(leading), static_cast<int>(shift));
    if (std::isinf(magnitude)) return false;
    out = mpz_sgn(m_z) < 0 ? -magnitude : magnitude;
    return true;
}

bool intToReal(const Machine &m, Value v, double &out)
{
    std::int64_t small = 0;
    if (fitsInt64(m, v, small)) {
        out = static_cast<double>(small);
        return true;
    }
    return BigInteger(m, v).toReal(out);
}

std::string intText(const Machine &m, Value v, unsigned base)
{
    std::int64_t small = 0;
    if (fitsInt64(m, v, small)) {
        char buffer[72];
        const auto end = std::to_chars(buffer, buffer + sizeof buffer, small, static_cast<int>(base)).ptr;
        return {buffer, end};
    }
    const BigInteger big(m, v);
    std::string text(mpz_sizeinbase(big.get(), static_cast<int>(base)) + 2, '\0');
    mpz_get_str(text.data(), static_cast<int>(base), big.get());
    text.resize(std::strlen(text.c_str()));
    return text;
}

std::string realText(double d)
{
    if (std::isnan(d)) return "nan";
    if (std::isinf(d)) return d < 0 ? "-inf" : "inf";
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, d, std::chars_format::scientific).ptr;
    const std::string_view shortest(buffer, static_cast<std::size_t>(end - buffer));
    const std::size_t e = shortest.find('e');
    int exponent = 0;
    std::from_chars(shortest.data() + e + (shortest[e + 1] == '+' ? 2 : 1), shortest.data() + shortest.size(), exponent);
    std::string digits;
    for (const char c : shortest.substr(0, e))
        if (c >= '0' && c <= '9') digits += c;
    std::string text = d < 0 || std::signbit(d) ? "-" : "";
    if (exponent < -4 || exponent >= 16) {
        text += digits[0];
        if (digits.size() > 1) text += "." + digits.substr(1);
        const std::string magnitude = std::to_string(std::abs(exponent));
        return text + "e" + (exponent < 0 ? "-" : "+") + (magnitude.size() < 2 ? "0" : "") + magnitude;
    }
    if (exponent < 0) return text + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole) return text + digits + std::string(whole - digits.size(), '0') + ".0";
    return text + digits.substr(0, whole) + "." + digits.substr(whole);
}

namespace {

std::string_view stripped(std::string_view text)
{
    const auto space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r') || (c >= '\x1c' && c <= '\x1f'); };
    while (!text.empty() && space(text.front())) text.remove_prefix(1);
    while (!text.empty() && space(text.back())) text.remove_suffix(1);
    return text;
}

int digitOf(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'z') return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
    return 99;
}

unsigned prefixBase(std::string_view text)
{
    if (text.size() < 2 || text[0] != '0') return 0;
    switch (text[1]) {
    case 'x':
    case 'X': return 16;
    case 'o':
    case 'O': return 8;
    case 'b':
    case 'B': return 2;
    default: return 0;
    }
}

} // namespace

bool parseInt(Thread &t, std::string_view text, unsigned base, Value &result)
{
    text = stripped(text);
    bool negative = false;
    if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
        negative = text[0] == '-';
        text.remove_prefix(1);
    }
    bool underscoreAllowed = false;
    const unsigned prefix = prefixBase(text);
    bool onlyZeros = false;
    if (base == 0) {
        base = prefix ? prefix : 10;
        onlyZeros = !prefix && text.size() > 1 && text[0] == '0';
    }
    if (prefix && prefix == base) {
        text.remove_prefix(2);
        underscoreAllowed = true;
    }
    std::string digits;
    for (const char c : text) {
        if (c == '_') {
            if (!underscoreAllowed) return false;
            underscoreAllowed = false;
            continue;
        }
        if (digitOf(c) >= static_cast<int>(base) || (onlyZeros && c != '0')) return false;
        digits += c;
        underscoreAllowed = true;
    }
    if (digits.empty() || text.back() == '_') return false;
    std::int64_t small = 0;
    if (digits.size() <= 12) {
        std::from_chars(digits.data(), digits.data() + digits.size(), small, static_cast<int>(base));
        result = makeInt(t, negative ? -small : small);
        return true;
    }
    BigInteger big;
    mpz_set_str(big.get(), digits.c_str(), static_cast<int>(base));
    if (negative) mpz_neg(big.get(), big.get());
    result = big.toValue(t);
    return true;
}

bool parseReal(std::string_view text, double &result)
{
    text = stripped(text);
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '_') {
            const bool between = i > 0 && i + 1 < text.size() && digitOf(text[i - 1]) < 10 && digitOf(text[i + 1]) < 10;
            if (!between) return false;
            continue;
        }
        plain += text[i];
    }
    std::string_view rest = plain;
    bool negative = false;
    if (!rest.empty() && (rest[0] == '+' || rest[0] == '-')) {
        negative = rest[0] == '-';
        rest.remove_prefix(1);
    }
    std::string lower(rest);
    for (char &c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (lower == "inf" || lower == "infinity") {
        result = negative ? -HUGE_VAL : HUGE_VAL;
        return true;
    }
    if (lower == "nan") {
        result = std::nan("");
        return true;
    }
    if (rest.empty() || !(digitOf(rest[0]) < 10 || rest[0] == '.')) return false;
    double value = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (end != rest.data() + rest.size() || error == std::errc::invalid_argument) return false;
    if (error == std::errc::result_out_of_range) {
        const std::size_t e = lower.find('e');
        value = e != lower.npos && lower.find('-', e) != lower.npos ? 0.0 : HUGE_VAL;
    }
    result = negative ? -value : value;
    return true;
}

Outcome toIndex(Thread &t, Value v, std::int64_t &result)
{
    const Machine &m = t.machine;
    if (isIntLike(m, v)) {
        if (fitsInt64(m, v, result)) return Outcome::Done;
        return raise(t, ClassId::OverflowError, "cannot fit 'int' into an index-sized integer");
    }
    if (isUserObject(m, v)) return Outcome::Python;
    return raise(t, ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(m, v).c_str());
}

} // namespace forkyard::vm
