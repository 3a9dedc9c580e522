// The text of values, as repr(), str() and ascii() give it, for every built-in type. (appendRepr and appendStr themselves
// are declared in operations.h.) Knows of a program's own classes only that their methods must be called by the interpreter.
#pragma once

#include "core/vm/operations.h"

#include <string>
#include <string_view>

namespace forkyard::vm {

/// id(v), and the number after "object at" in default texts: the same for the life of the object.
std::uint64_t identityOf(const Machine &m, Value v);
/// repr of a str's content: quotes chosen and characters escaped as CPython does.
void appendStrRepr(const StrObject *s, std::string &out);
/// b'...' without what surrounds it in a bytearray's. There CPython escapes an apostrophe even between double quotes.
enum class BytesOf : std::uint8_t { Bytes, ByteArray };
void appendBytesRepr(std::string_view bytes, BytesOf of, std::string &out);
/// "<module.Class object at 0x7f...>".
void appendDefaultRepr(const Machine &m, Value v, std::string &out);
/// Turns everything beyond ASCII into escapes: ascii(v) is this of repr(v).
std::string asciiOnly(std::string_view utf8);

/// appendRepr by the rules of v's built-in layout, whatever methods v's own class has (its elements by theirs): what
/// list.__repr__(v) is.
Outcome appendBuiltinRepr(Thread &t, Value v, std::string &out);

/// repr(v), str(v), ascii(v) as str values (conversions r, s, a of format strings). Done, Raised or Python.
Outcome reprOf(Thread &t, Value v, Value &result);
Outcome strOf(Thread &t, Value v, Value &result);
Outcome asciiOf(Thread &t, Value v, Value &result);

/// __repr__ of the containers, functions and the like. Once, when the machine starts.
void defineReprMethods(Thread &t);

} // namespace forkyard::vm
