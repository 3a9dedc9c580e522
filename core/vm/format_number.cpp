// Numbers as text: digits of floats in every format type, separators of thousands, sign, fill and width.
#include "core/vm/format_number.h"

#include "core/vm/digit_limit.h"
#include "core/vm/numbers.h"
#include "core/vm/string_builder.h"
#include "core/vm/text_arguments.h"
#include "core/vm/text_operations.h"

#include "core/lang/unicode.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace forkyard::vm {

namespace {

/// to_chars with room for the longest double.
std::string toChars(double d, std::chars_format format, int precision)
{
    std::string text(static_cast<std::size_t>(precision) + 330, '\0');
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), d, format, precision);
    text.resize(static_cast<std::size_t>(end - text.data()));
    return text;
}

/// Digits and exponent of |d| rounded to `count` significant digits: d = 0.DIGITS * 10 ** point.
struct Decimal {
    std::string digits;
    int point;
};
Decimal decimalOf(double d, int count)
{
    const std::string text = toChars(std::fabs(d), std::chars_format::scientific, count - 1);
    const std::size_t e = text.find('e');
    Decimal decimal{text.substr(0, 1), std::stoi(text.substr(e + 1)) + 1};
    if (e > 2) decimal.digits += text.substr(2, e - 2);
    return decimal;
}

std::string exponentText(int exponent)
{
    std::string text = exponent < 0 ? "e-" : "e+";
    exponent = std::abs(exponent);
    if (exponent < 10) text += '0';
    return text + std::to_string(exponent);
}

/// Format type g. dotZero: what stands for a float keeps a ".0" (a missing type with a precision).
std::string generalDigits(double d, int precision, bool alternate, bool dotZero)
{
    const int count = precision == 0 ? 1 : precision;
    Decimal decimal = decimalOf(d, count);
    if (!alternate) decimal.digits.resize(std::max<std::size_t>(decimal.digits.find_last_not_of('0') + 1, 1));
    const auto size = static_cast<int>(decimal.digits.size());
    std::string text;
    if (decimal.point <= -4 || decimal.point > count - (dotZero ? 1 : 0)) {
        text = decimal.digits.substr(0, 1);
        if (size > 1 || alternate) text += '.';
        return text + decimal.digits.substr(1) + exponentText(decimal.point - 1);
    }
    if (decimal.point <= 0) return "0." + std::string(static_cast<std::size_t>(-decimal.point), '0') + decimal.digits;
    if (decimal.point >= size) {
        text = decimal.digits + std::string(static_cast<std::size_t>(decimal.point - size), '0');
        return text + (dotZero ? ".0" : alternate ? "." : "");
    }
    return decimal.digits.substr(0, static_cast<std::size_t>(decimal.point)) + "." + decimal.digits.substr(static_cast<std::size_t>(decimal.point));
}

std::string upperCase(std::string text)
{
    for (char &c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return text;
}

/// |d| in a format type of lower case.
std::string magnitudeDigits(double d, char type, int precision, bool alternate, bool dotZero)
{
    if (std::isnan(d)) return "nan";
    if (std::isinf(d)) return "inf";
    const double magnitude = std::fabs(d);
    if (type == 'r') {
        std::string text = realText(magnitude);
        if (alternate && text.find('.') == std::string::npos) text.insert(std::min(text.find('e'), text.size()), ".");
        return text;
    }
    if (type == 'g') return generalDigits(d, precision, alternate, dotZero);
    std::string text = toChars(magnitude, type == 'e' ? std::chars_format::scientific : std::chars_format::fixed, precision);
    if (alternate && precision == 0) text.insert(std::min(text.find('e'), text.size()), ".");
    return text;
}

/// Zeros and separators, from the right: CPython pads to the width with separators among the zeros too.
std::string grouped(std::string_view digits, char separator, std::size_t group, std::int64_t minimum)
{
    std::string reversed;
    auto left = static_cast<std::int64_t>(digits.size());
    for (;;) {
        const std::int64_t length = std::min<std::int64_t>(static_cast<std::int64_t>(group), std::max<std::int64_t>(std::max(left, minimum), 1));
        for (std::int64_t i = 0; i < length; ++i) reversed.push_back(left > 0 ? digits[static_cast<std::size_t>(--left)] : '0');
        minimum -= length;
        if (left <= 0 && minimum <= 0) break;
        reversed.push_back(separator);
        --minimum;
    }
    std::reverse(reversed.begin(), reversed.end());
    return reversed;
}

void appendFill(std::string &out, char32_t fill, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) lang::appendUtf8(out, fill);
}

char signOf(bool negative, char wanted)
{
    if (negative) return '-';
    return wanted == '+' || wanted == ' ' ? wanted : 0;
}

} // namespace

std::string realDigits(double d, char type, int precision, bool alternate)
{
    const bool upper = type >= 'A' && type <= 'Z';
    const char lower = upper ? static_cast<char>(type + 32) : type;
    std::string text = magnitudeDigits(d, lower, precision < 0 ? 6 : precision, alternate, false);
    if (std::signbit(d) && !std::isnan(d)) text.insert(0, "-");
    return upper ? upperCase(text) : text;
}

std::string layOutNumber(const NumberText &number, const FormatSpec &spec, std::size_t group)
{
    if (spec.width > static_cast<std::int64_t>(MaxTextLength)) throw OutOfMemory{};
    const char sign = signOf(number.negative, spec.sign);
    const auto fixedSize = static_cast<std::int64_t>((sign ? 1 : 0) + number.prefix.size() + number.rest.size());
    const bool zeros = spec.fill == U'0' && spec.align == '=';
    std::string digits = number.digits;
    if (!digits.empty() && spec.grouping) {
        digits = grouped(digits, spec.grouping, group, zeros ? spec.width - fixedSize : 0);
    }
    const std::int64_t padding = std::max<std::int64_t>(0, spec.width - fixedSize - static_cast<std::int64_t>(digits.size()));
    const std::int64_t left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
    const std::int64_t inner = spec.align == '=' ? padding : 0;
    std::string out;
    appendFill(out, spec.fill, left);
    if (sign) out.push_back(sign);
    out += number.prefix;
    appendFill(out, spec.fill, inner);
    out += digits;
    out += number.rest;
    appendFill(out, spec.fill, padding - left - inner);
    return out;
}

namespace {

Outcome formatDouble(Thread &t, double d, const FormatSpec &spec, std::string_view typeName, Value &result)
{
    constexpr std::u32string_view types = U"eEfFgGn%";
    if (spec.type != 0 && types.find(spec.type) == std::u32string_view::npos) return raiseUnknownFormatCode(t, spec.type, typeName);
    if (spec.precision > 1'000'000'000) return raise(t, ClassId::ValueError, "precision too big");
    char type = static_cast<char>(spec.type);
    const bool upper = type >= 'A' && type <= 'Z';
    if (upper) type = static_cast<char>(type + 32);
    const bool bare = type == 0;
    const bool percent = type == '%';
    if (percent) {
        d *= 100;
        type = 'f';
    }
    if (bare) type = spec.precision < 0 ? 'r' : 'g';
    if (type == 'n') type = 'g';

    std::string text = magnitudeDigits(d, type, spec.precision < 0 ? 6 : static_cast<int>(spec.precision), spec.alternate, bare);
    if (upper) text = upperCase(text);
    if (percent) text += '%';
    NumberText number;
    number.negative = std::signbit(d) && !std::isnan(d);
    if (spec.negativeZero && number.negative && text.substr(0, text.find_first_of("eE")).find_first_of("123456789") == std::string::npos && std::isfinite(d))
        number.negative = false;
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    number.digits = text.substr(0, end);
    number.rest = text.substr(end);
    result = makeStr(t, layOutNumber(number, spec, 3));
    return Outcome::Done;
}

Outcome formatCharacter(Thread &t, Value intLike, FormatSpec spec, Value &result)
{
    if (spec.sign) return raise(t, ClassId::ValueError, "Sign not allowed with integer format specifier 'c'");
    if (spec.alternate) return raise(t, ClassId::ValueError, "Alternate form (#) not allowed with integer format specifier 'c'");
    std::int64_t code = 0;
    if (!fitsInt64(t.machine, intLike, code)) return raise(t, ClassId::OverflowError, "Python int too large to convert to C long");
    if (code < 0 || code > 0x10ffff) return raise(t, ClassId::OverflowError, "%%c arg not in range(0x110000)");
    NumberText number;
    lang::appendUtf8(number.rest, static_cast<char32_t>(code));
    // The character counts as one column, however many bytes it takes.
    if (spec.width > 0) spec.width += static_cast<std::int64_t>(number.rest.size()) - 1;
    result = makeStr(t, layOutNumber(number, spec, 3));
    return Outcome::Done;
}

} // namespace

Outcome formatInt(Thread &t, Value intLike, std::string_view text, Value &result)
{
    const std::string name = typeName(t.machine, intLike);
    FormatSpec spec;
    spec.align = '>';
    spec.type = U'd';
    FORKYARD_TRY(parseFormatSpec(t, text, name, spec));
    constexpr std::u32string_view asFloat = U"eEfFgG%";
    if (asFloat.find(spec.type) != std::u32string_view::npos) {
        double d = 0;
        if (!intToReal(t.machine, intLike, d)) return raise(t, ClassId::OverflowError, "int too large to convert to float");
        return formatDouble(t, d, spec, name, result);
    }
    constexpr std::u32string_view own = U"bcdoxXn";
    if (own.find(spec.type) == std::u32string_view::npos) return raiseUnknownFormatCode(t, spec.type, name);
    if (spec.precision >= 0) return raise(t, ClassId::ValueError, "Precision not allowed in integer format specifier");
    if (spec.negativeZero) return raise(t, ClassId::ValueError, "Negative zero coercion (z) not allowed in integer format specifier");
    if (spec.type == 'c') return formatCharacter(t, intLike, spec, result);

    const unsigned base = spec.type == 'b' ? 2 : spec.type == 'o' ? 8 : spec.type == 'x' || spec.type == 'X' ? 16 : 10;
    if (base == 10)
        if (const Outcome outcome = checkDigits(t, intLike); outcome != Outcome::Done) return outcome;
    NumberText number;
    number.digits = intText(t.machine, intLike, base);
    if (number.digits[0] == '-') {
        number.negative = true;
        number.digits.erase(0, 1);
    }
    if (spec.type == 'X') number.digits = upperCase(number.digits);
    if (spec.alternate && base != 10) number.prefix = spec.type == 'b' ? "0b" : spec.type == 'o' ? "0o" : spec.type == 'x' ? "0x" : "0X";
    result = makeStr(t, layOutNumber(number, spec, base == 10 ? 3 : 4));
    return Outcome::Done;
}

Outcome formatReal(Thread &t, Value floatLike, std::string_view text, Value &result)
{
    const std::string name = typeName(t.machine, floatLike);
    FormatSpec spec;
    spec.align = '>';
    FORKYARD_TRY(parseFormatSpec(t, text, name, spec));
    return formatDouble(t, realOf(t.machine, floatLike), spec, name, result);
}

} // namespace forkyard::vm
