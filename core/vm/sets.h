// Sets and frozensets, probed as CPython 3.11 probes (Objects/setobject.c describes it) so that sets of integers print in
// the same order. Knows no other types.
#pragma once

#include "core/vm/machine.h"
#include "core/vm/slots.h"

namespace forkyard::vm {

Value makeSet(Thread &t);
Value makeFrozenSet(Thread &t, Value setOrFrozenSet);
SetObject *newSet(Thread &t, Handle cls);
inline bool isAnySet(const Machine &m, Value v) { return isKind(m, v, Kind::Set); }
Outcome setAdd(Thread &t, Value set, Value item);
Outcome setContains(Thread &t, Value set, Value item, bool &result);
Outcome setDiscard(Thread &t, Value set, Value item, bool &removed);
std::size_t setSize(const Machine &m, Value set);
/// Steps through items in the table's order: position starts at 0; false at the end.
bool setNext(const Machine &m, Value set, std::size_t &position, Value &item);
/// Adds every item of another set. Python: items need methods written in the language.
Outcome setMerge(Thread &t, Value set, Value other);
void setClear(Thread &t, SetObject *set);
/// Some item, removed; false if there is none.
bool setPop(Thread &t, SetObject *set, Value &item);
/// A plain set with the same table, deleted entries and all.
Value setClone(Thread &t, Value set);
/// Gives a set the items of another, which nobody else knows.
void setTake(Thread &t, SetObject *set, const SetObject *from);
/// Room for `count` more items at once, and a smaller table where many were deleted: where CPython does so.
void setReserve(Thread &t, SetObject *set, std::size_t count);
void setDropDeleted(Thread &t, SetObject *set);

// -- Probing with a hash that the caller knows (items whose __hash__ and __eq__ are written in the language).

/// The next item that has this hash, from `step` of the probe sequence on (0 at first); false at the end.
bool setProbe(const Machine &m, const SetObject *set, std::uint64_t hash, std::uint64_t &step, Value &item);
/// Adds an item known to be absent.
void setInsertHashed(Thread &t, SetObject *set, std::uint64_t hash, Value item);
/// Removes this very item (by identity); false if it is gone.
bool setRemoveIdentical(Thread &t, SetObject *set, std::uint64_t hash, Value item);

void defineSetMethods(Thread &t);

} // namespace forkyard::vm
