// The time a run's programs live in: real time at full speed, slower when the run is paced, standing still when it is
// paused. One for all processes of a run, in shared memory. Knows no sleepers.
#pragma once

#include <atomic>
#include <cstdint>

namespace forkyard::live {

/// programTime = program + (real − real's anchor) · rate / 2^32. Written by the session alone, read by every thread of
/// the run; an odd version means that a change is on its way.
struct ClockAnchors {
    static constexpr std::uint64_t kRealTime = std::uint64_t{1} << 32;

    std::atomic<std::uint32_t> version{0};
    /// Cleared for good by the first change of the rate: until then program time is real time, and costs nothing more.
    std::atomic<std::uint32_t> isRealTime{1};
    std::atomic<std::int64_t> real{0};
    std::atomic<std::int64_t> program{0};
    std::atomic<std::uint64_t> rate{kRealTime};
};

/// All times are ns of CLOCK_MONOTONIC, bent.
class ProgramClock {
public:
    explicit ProgramClock(ClockAnchors &anchors) : m_anchors(&anchors) {}

    std::int64_t now() const;
    /// When `deadline` (program time) will come at the present rate, in real time; kForever where time stands still.
    std::int64_t realTimeOf(std::int64_t deadline) const;
    bool isRealTime() const { return m_anchors->isRealTime.load(std::memory_order_relaxed) != 0; }
    /// One caller at a time. 2^32: real time; 0: time stands still.
    void setRate(std::uint64_t rate);

private:
    struct Reading {
        std::int64_t real;
        std::int64_t program;
        std::uint64_t rate;
    };
    Reading read() const;
    static std::int64_t at(const Reading &reading, std::int64_t real);

    ClockAnchors *m_anchors;
};

/// How much slower than real time the clock goes at a pace of `linesPerSecond` for each thread (0: full speed), as a
/// rate: a sleep lasts as many lines as it would at kLinesOfRealTime lines per second, so that it still outlasts what
/// it waits for.
std::uint64_t clockRateAtPace(double linesPerSecond);
inline constexpr double kLinesOfRealTime = 20;

} // namespace forkyard::live
