// Lists and tuples: making, reading, changing. Sound without the GIL. Knows no other types.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::vm {

Value makeTuple(Thread &t, const Value *items, std::size_t count);
Value makeList(Thread &t, const Value *items, std::size_t count);
Value makeListWithCapacity(Thread &t, std::size_t capacity);
void listAppend(Thread &t, Value list, Value item);

inline bool isTuple(const Machine &m, Value v) { return isKind(m, v, Kind::Tuple); }
inline bool isList(const Machine &m, Value v) { return isKind(m, v, Kind::List); }

/// Items of a list or tuple as they stand now. A list may change behind it, but the memory stays valid until a safepoint.
struct Items {
    const Value *data = nullptr;
    std::size_t count = 0;
    Value operator[](std::size_t i) const { return loadSlot(data + i); }
};
Items itemsOf(const Machine &m, Value listOrTuple);

} // namespace forkyard::vm
