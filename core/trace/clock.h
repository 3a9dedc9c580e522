// The clock of a run: the processor's counter where it can be trusted, else clock_gettime. Knows nothing of events.
#pragma once

#include "core/trace/event.h"

#include <ctime>
#if defined(__x86_64__)
#include <x86intrin.h>
#endif

namespace forkyard::trace {

/// Given: whoever writes says the time of each event (a virtual clock), in ns.
enum class ClockKind : std::uint32_t { Monotonic, Tsc, Given };

/// Turns ticks into nanoseconds since `origin`: (ticks − origin) · multiplier / 2^32. Lives in shared memory: plain data.
struct ClockCalibration {
    ClockKind kind = ClockKind::Monotonic;
    std::uint32_t reserved = 0;
    std::uint64_t origin = 0;
    std::uint64_t multiplier = std::uint64_t{1} << 32;

    __extension__ using Wide = unsigned __int128;

    Time toTime(std::uint64_t ticks) const {
        const std::uint64_t since = ticks > origin ? ticks - origin : 0;
        return static_cast<Time>(static_cast<Wide>(since) * multiplier >> 32);
    }
};

/// CPUID 0x80000007 EDX bit 8: the counter runs at one pace in every power state and on every core.
bool tscIsInvariant();
/// Sets the origin to now. For Tsc it measures the counter's pace for about 5 ms; where the counter cannot be trusted the
/// result's kind is Monotonic.
ClockCalibration calibrateClock(ClockKind wanted);

/// ClockKind::Given: the time of this process's one simulated machine, which sets it. Every reading takes one, so that of
/// two events the later one has the later time.
inline std::uint64_t givenTicks = 0;

inline std::uint64_t monotonicNow() {
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'000u + static_cast<std::uint64_t>(now.tv_nsec);
}

/// Ticks now. Unfenced: the processor may read the counter a little before earlier instructions are done, which is right
/// for an event that comes before a release.
inline std::uint64_t ticksNow(ClockKind kind) {
#if defined(__x86_64__)
    if (kind == ClockKind::Tsc) return __rdtsc();
#endif
    return kind == ClockKind::Given ? ++givenTicks : monotonicNow();
}

/// Ticks now, not before what this thread has read so far: for an event that comes after an acquire. Without the fence
/// up to a sixth of hand-overs between cores come out in the wrong order.
inline std::uint64_t ticksNowFenced(ClockKind kind) {
#if defined(__x86_64__)
    if (kind == ClockKind::Tsc) {
        _mm_lfence();
        return __rdtsc();
    }
#endif
    return kind == ClockKind::Given ? ++givenTicks : monotonicNow();
}

} // namespace forkyard::trace
