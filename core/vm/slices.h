// Slices: which elements a[start:stop:step] names, for every kind of sequence, and lists' and tuples' slices themselves.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::vm {

Value makeSlice(Thread &t, Value start, Value stop, Value step);

/// `count` elements: start, start + step, ... all within the sequence. With step 1 also where an insertion goes (count 0).
struct SliceBounds {
    std::int64_t start = 0;
    std::int64_t stop = 0; ///< cut to the sequence; may lie before start, then count is 0
    std::int64_t step = 1;
    std::size_t count = 0;
};
/// Raised: step 0, or a bound that is no integer. Python: a bound has __index__ written in the language.
Outcome resolveSlice(Thread &t, const SliceObject *slice, std::size_t length, SliceBounds &bounds);

/// A new list or tuple.
Value sequenceSlice(Thread &t, Value listOrTuple, const SliceBounds &bounds);
/// list[bounds] = items; Raised where an extended slice's size differs.
Outcome listAssignSlice(Thread &t, ListObject *list, SliceBounds bounds, const Value *items, std::size_t count);
void listDeleteSlice(Thread &t, ListObject *list, SliceBounds bounds);

void defineSliceMethods(Thread &t);

} // namespace forkyard::vm
