// The methods of bytes and bytearray, one file a group. Each registers its own for both classes; defineBytesMethods
// (strings.h) calls them all. A method that makes a new value makes one of the object's own class.
#pragma once

#include "core/vm/strings.h"
#include "core/vm/text_arguments.h"

#include <initializer_list>
#include <string_view>

namespace forkyard::vm {

void defineBytesSearch(Thread &t);  ///< find, count, startswith, replace, strip, partition, ...
void defineBytesSplit(Thread &t);   ///< split, splitlines, join
void defineBytesText(Thread &t);    ///< upper, isalpha, center, translate, ...
void defineBytesSpecial(Thread &t); ///< constructors, decode, hex, fromhex, __repr__, ...
void defineByteArray(Thread &t);    ///< append, pop, __setitem__, ...

inline void defineForBoth(Thread &t, std::initializer_list<NativeDefinition> definitions)
{
    defineMethods(t, t.machine.classes[static_cast<unsigned>(ClassId::Bytes)], definitions);
    defineMethods(t, t.machine.classes[static_cast<unsigned>(ClassId::ByteArray)], definitions);
}

inline std::string_view selfBytes(Call &call) { return bytesOf(call.machine, call[0]); }
inline Value likeSelf(Call &call, std::string_view bytes)
{
    return isByteArray(call.machine, call[0]) ? makeByteArray(call.thread, bytes) : makeBytes(call.thread, bytes);
}
/// An argument that must be bytes or bytearray.
inline Outcome bytesArgument(Call &call, std::uint32_t i, std::string_view &bytes)
{
    if (!isBytesLike(call.machine, call[i]))
        return call.raise(ClassId::TypeError, "a bytes-like object is required, not '%s'", typeName(call.machine, call[i]).c_str());
    bytes = bytesOf(call.machine, call[i]);
    return Outcome::Done;
}
constexpr std::string_view AsciiSpaces = " \t\n\r\f\v";

} // namespace forkyard::vm
