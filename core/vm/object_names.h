// What the program calls its locks, queues and their kin. They are told as "Lock 1" when they are made; as soon as a variable, an
// attribute, an element or a key leads to one, the trace hears that: "guard", "account.lock", "forks[2]", "locks['a']". Knows the
// trace's writer only.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::vm {

/// An object was told as what it is. packed: trace::packObject. items: of an array, so many numbers in a row; 0: one alone.
void noteUnnamed(Thread &t, std::uint32_t number, std::uint32_t packed, std::uint32_t items = 0);

/// When names are looked for.
enum class NameSearch : std::uint8_t {
    Line,  ///< a line of the program is over
    Use,   ///< something happens to an object: the name that it has now it keeps
    Start, ///< a thread or a process starts: what it will use is in its place, and keeps the name that it has here
};
void searchNames(Thread &t, NameSearch when, std::uint32_t used);

inline void nameObjects(Thread &t, NameSearch when, std::uint32_t used = 0)
{
    if (t.writer && __builtin_expect(t.machine.traceNames->hasUnnamed.load(std::memory_order_relaxed), 0)) searchNames(t, when, used);
}

} // namespace forkyard::vm
