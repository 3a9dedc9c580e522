// The containers' share of operations.h: lists, tuples, dicts, sets, ranges, dict views, iterators. `handled` is false where
// the operand is none of them. They know layouts only: whether a subclass has a method of its own is for the caller to ask
// first. Keys that are equal only by methods written in the language answer Python.
#pragma once

#include "core/vm/dict_views.h"
#include "core/vm/dicts.h"
#include "core/vm/exceptions.h"
#include "core/vm/iterators.h"
#include "core/vm/lists.h"
#include "core/vm/operations.h"
#include "core/vm/ranges.h"
#include "core/vm/sets.h"
#include "core/vm/slices.h"

namespace forkyard::vm {

Outcome containerLength(Thread &t, Value v, std::int64_t &result, bool &handled);
Outcome containerTruth(Thread &t, Value v, bool &result, bool &handled);
Outcome containerContains(Thread &t, Value container, Value item, bool &result, bool &handled);
/// A missing key of an instance of a subclass of dict answers Python, since the class may have __missing__.
Outcome containerGetItem(Thread &t, Value object, Value key, Value &result, bool &handled);
Outcome containerSetItem(Thread &t, Value object, Value key, Value value, bool &handled);
Outcome containerDeleteItem(Thread &t, Value object, Value key, bool &handled);
// containerGetIter: iterators.h. containerBinary, containerCompare: operations.h.

/// `is` of two values or ==, as list.index, `in` and dict keys compare.
Outcome sameOrEqual(Thread &t, Value a, Value b, bool &result);

/// hash() of a tuple whose items have these hashes.
std::uint64_t tupleHash(const std::uint64_t *itemHashes, std::size_t count);

/// A new instance, still empty, of list, dict, set or a class made of one of them; Unbound for other classes.
Value emptyContainer(Thread &t, Handle cls);

/// KeyError(key).
Outcome raiseKeyError(Thread &t, Value key);

/// All classes and built-in functions of this group; then what their prelude functions use, in module _machine.
void defineContainers(Thread &t);
void defineContainerHelpers(Thread &t, Handle machineModule);

} // namespace forkyard::vm
