// Strings and bytes: making them, reading them, and the operations of operations.h on them. Knows no other types.
// What a str can do beyond that stands in str_methods*.cpp, its text form in repr.h, its formatting in format.h.
#pragma once

#include "core/vm/operations.h"

#include <string>
#include <string_view>

namespace forkyard::vm {

// -- Making. All throw OutOfMemory.

/// A str of UTF-8 (surrogates as in WTF-8 allowed; bytes that are no UTF-8 become U+FFFD).
Value makeStr(Thread &t, std::string_view utf8);
/// A str of code points; picks the narrowest width.
Value makeStr(Thread &t, const char32_t *codePoints, std::size_t count);
/// A str of bytes that are code points below 256.
Value makeLatin1Str(Thread &t, const std::uint8_t *characters, std::size_t count);
/// count characters of `width` bytes each, to be filled at once by the caller (which must need that width) at ownBytes().
StrObject *newStr(Thread &t, std::size_t count, unsigned width);
/// The one-character string (shared for Latin-1).
Value makeCharacter(Thread &t, char32_t codePoint);
/// Characters start .. end-1 of s, which must lie inside it.
Value substring(Thread &t, const StrObject *s, std::size_t start, std::size_t end);
/// v as an exact str: itself, or a copy where it is of a subclass.
Value exactStr(Thread &t, Value str);
Value makeBytes(Thread &t, std::string_view bytes);
Value makeByteArray(Thread &t, std::string_view bytes);
/// Fills Machine::emptyString and latin1Strings. Once, when the machine starts, after the classes exist.
void makeSharedStrings(Thread &t);
/// The methods of str, bytes, bytearray, and their constructors; __repr__ of all built-in types; the Unicode errors; what
/// the prelude needs of these in module _machine. Once, when the machine starts and that module is there.
void defineStrMethods(Thread &t);
void defineBytesMethods(Thread &t);
void defineTextHelpers(Thread &t, Handle machineModule);

// -- Reading

inline bool isStr(const Machine &m, Value v) { return isKind(m, v, Kind::Str); }
/// bytes or bytearray.
inline bool isBytesLike(const Machine &m, Value v) { return isKind(m, v, Kind::Bytes); }
inline bool isByteArray(const Machine &m, Value v) { return isBytesLike(m, v) && m.at<BytesObject>(v)->blob != 0; }

inline char32_t characterAt(const StrObject *s, std::size_t i)
{
    const std::uint8_t *data = s->bytes();
    if (s->width() == 1) return data[i];
    if (s->width() == 2) return reinterpret_cast<const std::uint16_t *>(data)[i];
    return reinterpret_cast<const char32_t *>(data)[i];
}
/// Calls visit(pointer to characters of 8, 16 or 32 bits, how many) and gives its answer.
template <typename Visit>
decltype(auto) withCharacters(const StrObject *s, Visit visit)
{
    const std::uint8_t *data = s->bytes();
    if (s->width() == 1) return visit(data, std::size_t{s->length});
    if (s->width() == 2) return visit(reinterpret_cast<const std::uint16_t *>(data), std::size_t{s->length});
    return visit(reinterpret_cast<const char32_t *>(data), std::size_t{s->length});
}
/// UTF-8 (WTF-8 for lone surrogates) of a str.
std::string textOf(const Machine &m, Value str);
void appendText(const Machine &m, Value str, std::string &out);
void appendText(const StrObject *s, std::string &out);
/// True if the text is ASCII and equal to `ascii`.
bool textEquals(const StrObject *s, std::string_view ascii);
/// Content of bytes or bytearray; valid until the next change or safepoint.
std::string_view bytesOf(const Machine &m, Value bytes);

// -- Operations

/// Never 0. Equal strings, equal hashes; remembered in the string.
std::uint32_t strHash(StrObject *s);
std::uint32_t bytesHash(BytesObject *bytes);
bool strEqualSlow(const StrObject *a, const StrObject *b);
inline bool strEqual(const StrObject *a, const StrObject *b)
{
    return a == b || (a->length == b->length && a->small == b->small && strEqualSlow(a, b));
}
/// Below, at or above 0 by code points.
int strCompare(const StrObject *a, const StrObject *b);
/// First place of `part` in s at or after `from`, before `end`; -1 if there is none. An empty part is found at `from`.
std::int64_t strFind(const StrObject *s, const StrObject *part, std::size_t from, std::size_t end);
std::int64_t strFindLast(const StrObject *s, const StrObject *part, std::size_t from, std::size_t end);
/// a + b. A string that was made by + and grows again is given room to grow in, so that appending in a loop costs what is
/// appended (the room is shared with the shorter strings, which see no more than their beginning of it).
Value concatenate(Thread &t, StrObject *a, StrObject *b);
/// Joins count strings (BuildString).
Value concatenate(Thread &t, const Value *strings, std::size_t count);

// Shares of operations.h for Str and Bytes. All: TypeError, IndexError, ValueError as CPython words them.

/// s[key], key an int or a slice; Python for an object with __index__.
Outcome textGetItem(Thread &t, Value text, Value key, Value &result);
/// bytearray only; others: TypeError.
Outcome textSetItem(Thread &t, Value text, Value key, Value value);
Outcome textDeleteItem(Thread &t, Value text, Value key);
Outcome textContains(Thread &t, Value text, Value item, bool &result);
/// bytearray += bytes-like, in the object itself. All else: handled false (+= is then +).
Outcome textInplace(Thread &t, BinaryOperator op, Value a, Value b, Value &result, bool &handled);
std::size_t textLength(const Machine &m, Value text);
/// Next item of an iterator over str; over bytes or bytearray. endOfIteration at its end.
Value strNext(Thread &t, IteratorObject *iterator);
Value bytesNext(Thread &t, IteratorObject *iterator);

/// The number of a str as a name.
bytecode::Symbol symbolOf(const Machine &m, Value str);
Value strOfSymbol(Thread &t, bytecode::Symbol symbol);

} // namespace forkyard::vm
