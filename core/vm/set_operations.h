// What sets are combined by: union and the like, with any operand that iterates natively. Knows sets, dicts, iterators.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::vm {

// Each answers Python where an operand's iteration or an item's __eq__ or __hash__ is written in the language; for those
// that change `set` in place the items before that one are then in (or out) already, and doing it again does no harm.
// The order in which items are taken is CPython's, and so is the order of the result.

Outcome setUpdate(Thread &t, Value set, Value iterable);
Outcome setIntersect(Thread &t, Value set, Value iterable, Handle cls, Value &result);
Outcome setSubtract(Thread &t, Value set, Value iterable, Handle cls, Value &result);
Outcome setSubtractInplace(Thread &t, Value set, Value iterable);
Outcome setSymmetric(Thread &t, Value set, Value iterable, Handle cls, Value &result);
Outcome setSymmetricInplace(Thread &t, Value set, Value iterable);
Outcome setIsDisjoint(Thread &t, Value set, Value iterable, bool &result);
/// A new set or frozenset (cls) with the same items.
Value setCopy(Thread &t, Value set, Handle cls);

} // namespace forkyard::vm
