// What functions are to other threads, by their module and name: natives, and library code written in the language that works as one
// step. Knows no thread, no place and no schedule.
#pragma once

#include "core/turns/reach.h"

#include <algorithm>
#include <string_view>

namespace forkyard::turns {

/// What a native function is to other threads; found once for each by its owner and name.
enum class NativeRole : std::uint8_t { Local, Reads, Writes, Sync, Print, System, ThreadLife, LooksAtLife, Life, Draws };
/// `owner`: the native's module or class.
NativeRole roleByName(std::string_view owner, std::string_view name);
/// "lock" of "_thread.lock".
inline std::string_view plainName(std::string_view name) { return name.substr(name.rfind('.') + 1); }
/// Built-in functions that look into the containers in what they are given.
bool looksDeep(std::string_view name);

/// Library code that works through what it is given, as one step: the name and the module, how far it looks, whether it changes what it
/// was given first, and whether a method's own object is among that.
struct LibraryWork {
    bool isKnown = false;
    bool writes = false;
    bool withSelf = false;
    Depth depth = Depth::Objects;
    std::string_view with = {}; ///< what its module has by this name is looked at, too
};
LibraryWork libraryWork(const vm::Machine &m, const vm::FunctionObject &function);

template <std::size_t count>
bool isOneOf(std::string_view name, const std::string_view (&names)[count])
{
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

} // namespace forkyard::turns
