// Between digits, 128-bit values and hexadecimal text.
#include "core/bytecode/integer_text.h"

#include <algorithm>
#include <string>
#include <vector>

namespace forkyard::bytecode {

namespace {

constexpr Wide SMALL_LIMIT = Wide(1) << 47;
constexpr std::size_t WIDE_DIGITS = 30; ///< hexadecimal digits that surely fit

unsigned digitValue(char digit) {
    if (digit <= '9') return static_cast<unsigned>(digit - '0');
    return static_cast<unsigned>((digit | 0x20) - 'a' + 10);
}

/// Hexadecimal digits of a decimal number, by schoolbook multiplication: CPython refuses more than 4300 of them.
std::string hexFromDecimal(std::string_view digits) {
    std::vector<std::uint32_t> limbs; // lowest first
    for (std::size_t i = 0; i < digits.size();) {
        std::uint64_t factor = 1;
        std::uint64_t carry = 0;
        for (; i < digits.size() && factor < 100'000'000; ++i) {
            factor *= 10;
            carry = carry * 10 + digitValue(digits[i]);
        }
        for (std::uint32_t &limb : limbs) {
            carry += factor * limb;
            limb = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
        if (carry) limbs.push_back(static_cast<std::uint32_t>(carry));
    }
    std::string hex;
    for (auto limb = limbs.rbegin(); limb != limbs.rend(); ++limb)
        for (int shift = 28; shift >= 0; shift -= 4) hex += "0123456789abcdef"[(*limb >> shift) & 15];
    return hex;
}

std::string hexFromBinary(std::string_view digits, unsigned bitsPerDigit) {
    std::string hex; // lowest first until the end
    unsigned pending = 0;
    unsigned bits = 0;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        pending |= digitValue(*digit) << bits;
        for (bits += bitsPerDigit; bits >= 4; bits -= 4, pending >>= 4) hex += "0123456789abcdef"[pending & 15];
    }
    if (pending) hex += "0123456789abcdef"[pending & 15];
    std::reverse(hex.begin(), hex.end());
    return hex;
}

std::string signedText(bool isNegative, std::string_view digits) {
    std::string text;
    if (isNegative) text.push_back('-');
    return text.append(digits);
}

/// Brings hexadecimal text, perhaps with a sign and leading zeros, into its one form.
Constant normalized(std::string_view text) {
    const bool isNegative = text.starts_with('-');
    text.remove_prefix(isNegative ? 1 : 0);
    text.remove_prefix(std::min(text.find_first_not_of('0'), text.size()));
    if (text.size() > WIDE_DIGITS) return {BigIntConstant{signedText(isNegative, text)}};
    Wide value = 0;
    for (const char digit : text) value = value * 16 + digitValue(digit);
    return integerConstant(isNegative ? -value : value);
}

} // namespace

Constant integerFromDigits(std::string_view digits, unsigned base) {
    switch (base) {
    case 2:
        return normalized(hexFromBinary(digits, 1));
    case 8:
        return normalized(hexFromBinary(digits, 3));
    case 16:
        return normalized(hexFromBinary(digits, 4));
    default:
        break;
    }
    if (digits.size() > 18) return normalized(hexFromDecimal(digits));
    Wide value = 0;
    for (const char digit : digits) value = value * 10 + digitValue(digit);
    return integerConstant(value);
}

Constant integerConstant(Wide value) {
    if (value >= -SMALL_LIMIT && value < SMALL_LIMIT) return {static_cast<std::int64_t>(value)};
    std::string hex;
    for (Wide rest = value < 0 ? -value : value; rest != 0; rest /= 16) hex += "0123456789abcdef"[int(rest % 16)];
    if (value < 0) hex += '-';
    std::reverse(hex.begin(), hex.end());
    return {BigIntConstant{std::move(hex)}};
}

std::optional<Wide> wideValue(const Constant &constant) {
    if (const auto *small = std::get_if<std::int64_t>(&constant.value)) return *small;
    if (const auto *flag = std::get_if<bool>(&constant.value)) return *flag ? 1 : 0;
    const auto *big = std::get_if<BigIntConstant>(&constant.value);
    if (!big) return {};
    std::string_view text = big->hexDigits;
    const bool isNegative = text.starts_with('-');
    text.remove_prefix(isNegative ? 1 : 0);
    if (text.size() > WIDE_DIGITS) return {};
    Wide value = 0;
    for (const char digit : text) value = value * 16 + digitValue(digit);
    return isNegative ? -value : value;
}

Constant negated(const Constant &integer) {
    if (const auto value = wideValue(integer)) return integerConstant(-*value);
    const std::string &hex = std::get<BigIntConstant>(integer.value).hexDigits;
    const bool wasNegative = hex.starts_with('-');
    return {BigIntConstant{signedText(!wasNegative, std::string_view(hex).substr(wasNegative ? 1 : 0))}};
}

} // namespace forkyard::bytecode
