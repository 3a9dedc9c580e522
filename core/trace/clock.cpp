#include "core/trace/clock.h"

#include <algorithm>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace forkyard::trace {

bool tscIsInvariant() {
#if defined(__x86_64__)
    unsigned a = 0, b = 0, c = 0, d = 0;
    return __get_cpuid(0x80000007, &a, &b, &c, &d) != 0 && (d & (1u << 8)) != 0;
#else
    return false;
#endif
}

#if defined(__x86_64__)
namespace {

struct Reading {
    std::uint64_t ticks;
    std::uint64_t nanoseconds;
};

/// Both clocks at one instant: of several tries the one that took the fewest ticks.
Reading readBoth() {
    Reading best{};
    std::uint64_t bestCost = ~std::uint64_t{0};
    for (int attempt = 0; attempt < 16; ++attempt) {
        const std::uint64_t before = ticksNowFenced(ClockKind::Tsc);
        const std::uint64_t nanoseconds = monotonicNow();
        const std::uint64_t after = ticksNowFenced(ClockKind::Tsc);
        if (after - before >= bestCost) continue;
        bestCost = after - before;
        best = {before + (after - before) / 2, nanoseconds};
    }
    return best;
}

} // namespace
#endif

ClockCalibration calibrateClock(ClockKind wanted) {
    ClockCalibration result;
    result.kind = wanted;
    if (wanted == ClockKind::Given) return result;
#if defined(__x86_64__)
    if (wanted == ClockKind::Tsc && tscIsInvariant()) {
        constexpr std::uint64_t kMeasure = 5'000'000;
        const Reading first = readBoth();
        while (monotonicNow() - first.nanoseconds < kMeasure) {}
        const Reading last = readBoth();
        const std::uint64_t ticks = std::max<std::uint64_t>(last.ticks - first.ticks, 1);
        using Wide = ClockCalibration::Wide;
        result.multiplier = static_cast<std::uint64_t>((Wide{last.nanoseconds - first.nanoseconds} << 32) / ticks);
        result.origin = last.ticks;
        return result;
    }
#endif
    result.kind = ClockKind::Monotonic;
    result.origin = monotonicNow();
    return result;
}

} // namespace forkyard::trace
