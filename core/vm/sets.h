// Sets and frozensets, probed as CPython probes so that sets of integers print in the same order. Knows no other types.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::vm {

Value makeSet(Thread &t);
inline bool isAnySet(const Machine &m, Value v) { return isKind(m, v, Kind::Set); }
Outcome setAdd(Thread &t, Value set, Value item);
Outcome setContains(Thread &t, Value set, Value item, bool &result);
Outcome setDiscard(Thread &t, Value set, Value item, bool &removed);
std::size_t setSize(const Machine &m, Value set);
bool setNext(const Machine &m, Value set, std::size_t &position, Value &item);

} // namespace forkyard::vm
