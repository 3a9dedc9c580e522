// Strings and bytes: making them, reading them, and the operations of operations.h on them. Knows no other types.
#pragma once

#include "core/vm/machine.h"

#include <string>
#include <string_view>

namespace forkyard::vm {

/// A str of UTF-8 (surrogates as in WTF-8 allowed; bytes that are no UTF-8 become U+FFFD).
Value makeStr(Thread &t, std::string_view utf8);
/// A str of code points; picks the narrowest width.
Value makeStr(Thread &t, const char32_t *codePoints, std::size_t count);
/// count characters of `width` bytes each, to be filled at once by the caller (which must need that width).
StrObject *newStr(Thread &t, std::size_t count, unsigned width);
/// The one-character string (shared for Latin-1).
Value makeCharacter(Thread &t, char32_t codePoint);
Value makeBytes(Thread &t, std::string_view bytes);

inline bool isStr(const Machine &m, Value v) { return isKind(m, v, Kind::Str); }
inline bool isBytesLike(const Machine &m, Value v) { return isKind(m, v, Kind::Bytes); }
char32_t characterAt(const StrObject *s, std::size_t i);
/// UTF-8 (WTF-8 for lone surrogates) of a str.
std::string textOf(const Machine &m, Value str);
void appendText(const Machine &m, Value str, std::string &out);
/// Content of bytes or bytearray; valid until the next change or safepoint.
std::string_view bytesOf(const Machine &m, Value bytes);
std::uint32_t strHash(StrObject *s);
bool strEqual(const StrObject *a, const StrObject *b);
Value concatenate(Thread &t, StrObject *a, StrObject *b);
/// The number of a str as a name.
bytecode::Symbol symbolOf(const Machine &m, Value str);
Value strOfSymbol(Thread &t, bytecode::Symbol symbol);

} // namespace forkyard::vm
