#include "core/live/program_clock.h"

#include "core/live/futex.h"

#include <algorithm>

namespace forkyard::live {

namespace {
__extension__ using Wide = __int128;
} // namespace

ProgramClock::Reading ProgramClock::read() const {
    for (;;) {
        const std::uint32_t before = m_anchors->version.load(std::memory_order_acquire);
        // Acquired, as they were released: whoever sees one of the new values sees the new version, too.
        const Reading reading{m_anchors->real.load(std::memory_order_acquire),
                              m_anchors->program.load(std::memory_order_acquire),
                              m_anchors->rate.load(std::memory_order_acquire)};
        if (before % 2 == 0 && m_anchors->version.load(std::memory_order_relaxed) == before) return reading;
    }
}

std::int64_t ProgramClock::at(const Reading &reading, std::int64_t real) {
    return reading.program + static_cast<std::int64_t>(Wide{real - reading.real} * Wide{reading.rate} >> 32);
}

std::int64_t ProgramClock::now() const {
    if (isRealTime()) return monotonicNow();
    return at(read(), monotonicNow());
}

std::int64_t ProgramClock::realTimeOf(std::int64_t deadline) const {
    if (deadline == kForever || isRealTime()) return deadline;
    const Reading reading = read();
    if (reading.rate == 0) return deadline <= reading.program ? reading.real : kForever;
    // Rounded up, so that whoever wakes then finds the deadline passed.
    const Wide since = ((Wide{deadline - reading.program} << 32) + Wide{reading.rate} - 1) / Wide{reading.rate};
    return static_cast<std::int64_t>(std::min<Wide>(Wide{reading.real} + since, Wide{kForever}));
}

void ProgramClock::setRate(std::uint64_t rate) {
    if (rate == m_anchors->rate.load(std::memory_order_relaxed)) return;
    const Reading old = read();
    const std::int64_t real = monotonicNow();
    // Before the first change the anchors hold 0 and 0 and the rate 1, so this is right from the beginning.
    m_anchors->version.fetch_add(1, std::memory_order_acq_rel);
    m_anchors->program.store(at(old, real), std::memory_order_release);
    m_anchors->real.store(real, std::memory_order_release);
    m_anchors->rate.store(rate, std::memory_order_release);
    m_anchors->version.fetch_add(1, std::memory_order_release);
    m_anchors->isRealTime.store(0, std::memory_order_release);
}

std::uint64_t clockRateAtPace(double linesPerSecond) {
    if (linesPerSecond <= 0 || linesPerSecond >= kLinesOfRealTime) return ClockAnchors::kRealTime;
    return static_cast<std::uint64_t>(static_cast<double>(ClockAnchors::kRealTime) * linesPerSecond / kLinesOfRealTime);
}

} // namespace forkyard::live
