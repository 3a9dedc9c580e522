// Stable sorting of values whose order no code of the language decides. Knows compare() only.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::vm {

/// Sorts `count` values, and `companions` (if not null) along with them. Raised: not comparable. Python: some comparison
/// needs the language; the arrays then hold the same values in some order, so sort copies.
/// The comparisons of short arrays are those CPython's sort makes, in its order (a run, then binary insertion), so that the
/// same pair of values is found not comparable, and the array is left as far as it was sorted by then.
Outcome sortValues(Thread &t, Value *values, Value *companions, std::size_t count, bool reverse);

} // namespace forkyard::vm
