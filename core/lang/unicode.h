// The little of Unicode that reading a program needs: decoding UTF-8 and what may stand in a name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace forkyard::lang {

struct CodePoint {
    char32_t value = 0;
    std::uint8_t length = 1; ///< in bytes, at least 1
};

/// The code point that starts at `at` (which must be inside the text). A malformed byte reads as U+FFFD of length 1.
/// The three bytes of a lone surrogate read as that surrogate.
CodePoint decodeUtf8(std::string_view text, std::size_t at);
void appendUtf8(std::string &out, char32_t codePoint);
/// True for the second and later bytes of a character, which take no column of their own.
inline bool isContinuationByte(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}
std::size_t countCodePoints(std::string_view text);

/// Offset of the first byte that is no UTF-8 (overlong forms and surrogates are none), npos if all is well.
std::size_t findInvalidUtf8(std::string_view text);

bool isIdentifierStart(char32_t c);
bool isIdentifierContinue(char32_t c);
bool isPrintable(char32_t c);
/// Whether the NFKC form of a name with this character may differ from the name. (Full-width letters are among these.)
bool isChangedByNormalization(char32_t c);

/// What was meant by a character that is easily pasted or typed in place of an ASCII one: full-width punctuation,
/// typographic quotes and dashes, spaces that do not break. May be "".
std::optional<std::string> mendFor(char32_t c);

} // namespace forkyard::lang
