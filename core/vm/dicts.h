// Dicts: insertion-ordered hash tables. Sound without the GIL. Knows no other types but by hashOf and compare.
#pragma once

#include "core/vm/machine.h"

#include <string_view>

namespace forkyard::vm {

Value makeDict(Thread &t);
inline bool isDict(const Machine &m, Value v) { return isKind(m, v, Kind::Dict); }

/// result Unbound if the key is absent. Raised: unhashable. Python: the key's class has its own __hash__ or __eq__, or an
/// entry with the same hash has.
Outcome dictGet(Thread &t, Value dict, Value key, Value &result);
Outcome dictSet(Thread &t, Value dict, Value key, Value value);
/// removed: the value that was there, Unbound if none.
Outcome dictDelete(Thread &t, Value dict, Value key, Value &removed);
/// With a str key: never Raised or Python (only str keys are compared by content).
Value dictGetStr(Thread &t, Value dict, std::string_view key);
void dictSetStr(Thread &t, Value dict, std::string_view key, Value value);
std::size_t dictSize(const Machine &m, Value dict);
/// Steps through entries in order: position starts at 0; false at the end.
bool dictNext(const Machine &m, Value dict, std::size_t &position, Value &key, Value &value);

} // namespace forkyard::vm
