// Names of variables and attributes as small numbers. One append-only table a process, shared by all its threads and,
// as it never changes what it said, by all virtual worlds. Knows no objects.
#pragma once

#include <cstdint>
#include <string_view>

namespace forkyard::bytecode {

/// A name's number; 0 is the empty name. Equal text, equal number, for the life of the process.
using Symbol = std::uint32_t;

/// Finds or makes the number of a name (UTF-8). Any thread may call it.
Symbol intern(std::string_view name);

/// The name's number, or 0 if no program ever used it: asking must not let the table grow.
Symbol findSymbol(std::string_view name);

/// The text behind a number. The view stays valid for ever.
std::string_view symbolText(Symbol symbol);

/// Fork support: held across fork(2), so that the child finds the table whole.
void lockSymbols();
void unlockSymbols();

} // namespace forkyard::bytecode
