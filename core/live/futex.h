// Waiting on a 32-bit word, within a process or across processes. Knows nothing of what the word means.
#pragma once

#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdint>
#include <ctime>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace forkyard::live {

/// Private is quicker, and right only for memory that no other process sees.
enum class FutexReach : int { Private = FUTEX_PRIVATE_FLAG, Shared = 0 };
/// Changed: it was another value already.
enum class FutexAnswer : std::uint8_t { Woken, Changed, TimedOut, Interrupted };

inline constexpr std::int64_t kForever = INT64_MAX;

/// Nanoseconds of CLOCK_MONOTONIC.
inline std::int64_t monotonicNow() {
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<std::int64_t>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

/// Sleeps while *word is `seen`, until woken, the deadline (absolute, CLOCK_MONOTONIC ns) or a signal. Woken may come
/// without a reason: look at the word again.
inline FutexAnswer futexWait(const std::atomic<std::uint32_t> &word, std::uint32_t seen, FutexReach reach,
                             std::int64_t deadline = kForever) {
    const timespec limit{static_cast<time_t>(deadline / 1'000'000'000), static_cast<long>(deadline % 1'000'000'000)};
    const long answer = syscall(SYS_futex, &word, FUTEX_WAIT_BITSET | static_cast<int>(reach), seen,
                                deadline == kForever ? nullptr : &limit, nullptr, FUTEX_BITSET_MATCH_ANY);
    if (answer == 0) return FutexAnswer::Woken;
    if (errno == EAGAIN) return FutexAnswer::Changed;
    return errno == ETIMEDOUT ? FutexAnswer::TimedOut : FutexAnswer::Interrupted;
}

/// How many were woken: each of them gets FutexAnswer::Woken.
inline std::uint32_t futexWake(const std::atomic<std::uint32_t> &word, FutexReach reach,
                               std::uint32_t count = INT_MAX) {
    const long woken = syscall(SYS_futex, &word, FUTEX_WAKE | static_cast<int>(reach),
                               count > INT_MAX ? INT_MAX : count, nullptr, nullptr, 0);
    return woken > 0 ? static_cast<std::uint32_t>(woken) : 0;
}

} // namespace forkyard::live
