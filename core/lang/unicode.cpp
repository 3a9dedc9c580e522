// Character classes by binary search in sorted ranges; see make_unicode_ranges.py.
#include "core/lang/unicode.h"

#include <algorithm>
#include <iterator>

namespace forkyard::lang {

namespace {

struct CharacterRange {
    char32_t first;
    char32_t last;
};

#include "core/lang/unicode_ranges.inc"

template <std::size_t N> bool contains(const CharacterRange (&ranges)[N], char32_t c) {
    const auto *after =
        std::upper_bound(std::begin(ranges), std::end(ranges), c,
                         [](char32_t value, const CharacterRange &range) { return value < range.first; });
    return after != std::begin(ranges) && c <= std::prev(after)->last;
}

bool isAsciiLetter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

constexpr char32_t Replacement = 0xFFFD;

} // namespace

CodePoint decodeUtf8(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::uint8_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return {Replacement, 1};
    char32_t value = lead & (0xFF >> (length + 1));
    for (std::uint8_t i = 1; i < length; ++i) {
        if (!isContinuationByte(text[at + i])) return {Replacement, 1};
        value = (value << 6) | (byte(i) & 0x3F);
    }
    const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    if (overlong || value > 0x10FFFF) return {Replacement, 1};
    return {value, length};
}

void appendUtf8(std::string &out, char32_t c) {
    const auto put = [&](char32_t bits) { out.push_back(static_cast<char>(bits)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

std::size_t countCodePoints(std::string_view text) {
    return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), isContinuationByte));
}

std::size_t findInvalidUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const CodePoint c = decodeUtf8(text, at);
        const bool surrogate = c.value >= 0xD800 && c.value <= 0xDFFF;
        if (c.length == 1 || surrogate) return at;
        at += c.length;
    }
    return std::string_view::npos;
}

bool isIdentifierStart(char32_t c) {
    return c < 0x80 ? isAsciiLetter(c) : contains(identifierStart, c);
}

bool isIdentifierContinue(char32_t c) {
    return c < 0x80 ? isAsciiLetter(c) || (c >= '0' && c <= '9') : contains(identifierContinue, c);
}

bool isPrintable(char32_t c) {
    return c < 0x80 ? c >= 0x20 && c != 0x7F : !contains(notPrintable, c);
}

bool isChangedByNormalization(char32_t c) {
    return c >= 0x80 && contains(changedByNormalization, c);
}

std::optional<std::string> mendFor(char32_t c) {
    struct Mend {
        char32_t from;
        const char *to;
    };
    static constexpr Mend mends[] = {
        {0x00A0, " "},   {0x00B4, "'"},  {0x2002, " "},  {0x2003, " "}, {0x2009, " "},  {0x200B, ""},
        {0x2013, "-"},   {0x2014, "-"},  {0x2018, "'"},  {0x2019, "'"}, {0x201C, "\""}, {0x201D, "\""},
        {0x2026, "..."}, {0x202F, " "},  {0x2060, ""},   {0x2212, "-"}, {0x3000, " "},  {0x3001, ","},
        {0x3002, "."},   {0x300C, "\""}, {0x300D, "\""}, {0x3010, "["}, {0x3011, "]"},  {0xFEFF, ""},
    };
    for (const Mend &mend : mends)
        if (mend.from == c) return std::string(mend.to);
    // The full-width forms stand in the order of ASCII.
    if (c >= 0xFF01 && c <= 0xFF5E) return std::string(1, static_cast<char>(c - 0xFF01 + '!'));
    return std::nullopt;
}

} // namespace forkyard::lang
