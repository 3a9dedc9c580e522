// Waiting on a word of shared memory, across processes. Knows nothing of what the word means.
#pragma once

#include <atomic>
#include <cstdint>
#include <ctime>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace forkyard::trace {

/// Waits until woken, or at most `nanoseconds`; returns at once where the word is not `seen` any more. May wake for no reason.
inline void futexWait(const std::atomic<std::uint32_t> &word, std::uint32_t seen, std::uint64_t nanoseconds) {
    const timespec limit{static_cast<time_t>(nanoseconds / 1'000'000'000u), static_cast<long>(nanoseconds % 1'000'000'000u)};
    syscall(SYS_futex, &word, FUTEX_WAIT, seen, &limit, nullptr, 0);
}

inline void futexWakeAll(const std::atomic<std::uint32_t> &word) {
    syscall(SYS_futex, &word, FUTEX_WAKE, INT32_MAX, nullptr, nullptr, 0);
}

} // namespace forkyard::trace
