// Memory that will be needed at once, mapped at once. Knows nothing of what it is for.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace forkyard {

/// Maps the next `bytes` (up to 4 MiB) that malloc will give out, in one go: the first touch of each page would cost a fault of its own
/// otherwise. Where the system's allocator lays pieces elsewhere, or the system refuses, nothing is lost. Once in a process.
void mapMemoryAhead(std::size_t bytes);

namespace memory_ahead {

/// Up to here all that malloc has given out is known to be mapped, or need not be.
inline std::atomic<std::uintptr_t> mappedTo{0};
void mapNew(std::uintptr_t begin, std::size_t size);

} // namespace memory_ahead

/// For an operator new: maps what malloc has just got from the system, in one go, before it is written to. Any thread.
inline void noteAllocated(void *memory, std::size_t size) {
    const auto begin = reinterpret_cast<std::uintptr_t>(memory);
    if (begin + size > memory_ahead::mappedTo.load(std::memory_order_relaxed)) memory_ahead::mapNew(begin, size);
}
/// From now on malloc asks the system for megabytes at a time, and gets them as large pages where the system has those: for a process
/// that will use much and keep most of it. Older systems go on as before.
void growInLargePieces();
/// For a forked child, which lives too short for it.
inline void stopMappingAhead() { memory_ahead::mappedTo.store(~std::uintptr_t{0}, std::memory_order_relaxed); }

} // namespace forkyard
