// Words and runs of values that another thread may touch at the same time when the GIL is off. On x86-64 every single load
// and store here is a plain move. Knows no objects.
#pragma once

#include "core/vm/value.h"

#include <cstddef>
#include <cstring>

namespace forkyard::vm {

inline std::uint32_t loadWord(const std::uint32_t *word) { return __atomic_load_n(word, __ATOMIC_ACQUIRE); }
inline void storeWord(std::uint32_t *word, std::uint32_t value) { __atomic_store_n(word, value, __ATOMIC_RELEASE); }
inline std::uint64_t loadLong(const std::uint64_t *word) { return __atomic_load_n(word, __ATOMIC_RELAXED); }
inline void storeLong(std::uint64_t *word, std::uint64_t value) { __atomic_store_n(word, value, __ATOMIC_RELAXED); }

/// Copies into memory that nobody else can see yet, from memory that others may be writing.
inline void copySlots(Value *to, const Value *from, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) to[i] = loadSlot(from + i);
}
/// Moves within memory that others may be reading; the ranges may overlap.
inline void moveSlots(Value *to, const Value *from, std::size_t count)
{
    if (to < from)
        for (std::size_t i = 0; i < count; ++i) storeSlot(to + i, loadSlot(from + i));
    else
        for (std::size_t i = count; i-- > 0;) storeSlot(to + i, loadSlot(from + i));
}
inline void fillSlots(Value *to, std::size_t count, Value value)
{
    for (std::size_t i = 0; i < count; ++i) storeSlot(to + i, value);
}

} // namespace forkyard::vm
