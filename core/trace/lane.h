// One thread's life as spans of states, with the index that answers "what was it doing in each of these pixels" at every zoom.
// Knows no event kinds and paints nothing.
#pragma once

#include "core/trace/column.h"
#include "core/trace/event.h"

#include <array>
#include <span>
#include <string_view>

namespace forkyard::trace {

/// Place of an event in the trace's order.
using EventIndex = std::uint32_t;
inline constexpr EventIndex kNoEvent = ~EventIndex{0};

enum class LaneState : std::uint8_t {
    Absent, ///< not yet started
    Running,
    Ready,       ///< could go on but for the GIL
    WaitingLock, ///< a lock, an rlock, a semaphore
    WaitingData, ///< a queue, pipe, join, condition, event, barrier, a child
    Asleep,      ///< or in I/O
    Ended,
    Crashed ///< or killed
};
inline constexpr std::size_t kLaneStates = 8;
std::string_view laneStateName(LaneState state);

struct LaneSpan {
    Time begin = 0;
    Time end = 0; ///< of the last span: now
    LaneState state = LaneState::Absent;
    EventIndex event = kNoEvent; ///< the event that began it: its object is the reason, its line the place
};

/// What a lane did during one pixel's time. Shares are of the pixel's whole width, 255: all of it (each is rounded); time
/// before the first span and after now counts as Absent.
struct LanePixel {
    std::array<std::uint8_t, kLaneStates> share{};
    LaneState dominant = LaneState::Absent;
    bool operator==(const LanePixel &) const = default;
};

/// Nanoseconds in each state, as doubles (exact to 2^53, that is 104 days) in pairs, which every x86-64 and ARM64 adds and
/// multiplies two at a time.
struct StateSums {
    using Pair __attribute__((vector_size(16))) = double;
    Pair pairs[kLaneStates / 2] = {};

    double of(std::size_t state) const { return pairs[state / 2][state % 2]; }
    void add(LaneState state, Time time) {
        const auto index = static_cast<std::size_t>(state);
        pairs[index / 2][index % 2] += static_cast<double>(time);
    }
};

/// Spans stand end to end: one ends where the next begins. 13 bytes a span, below 24 with the index.
class LaneSpans {
public:
    static constexpr std::size_t kNone = ~std::size_t{0};

    /// `time` must not lie before the last span's begin. A span of no length is replaced.
    void push(Time time, LaneState state, EventIndex event);
    /// The last span is about `event` from its begin on (a reason that was told late).
    void explainLast(EventIndex event) { m_events.back() = event; }

    std::size_t count() const { return m_begins.size(); }
    LaneSpan span(std::size_t index, Time now) const;
    LaneState lastState() const { return m_states.empty() ? LaneState::Absent : m_states.back(); }
    /// The span that holds `time` (begin ≤ time < end, the last one without end); kNone before the first. O(log n).
    std::size_t at(Time time) const;

    /// One answer for each of `out.size()` equal parts of [begin, end), end > begin. Exact while pixels hold fewer than eight spans;
    /// with more they are blurred a little, by up to two pixels. O(pixels), whatever the number of spans.
    void query(Time begin, Time end, Time now, std::span<LanePixel> out) const;
    /// Nanoseconds in each state within [begin, end), exact.
    std::array<Time, kLaneStates> total(Time begin, Time end, Time now) const;

    std::size_t bytes() const;

private:
    using Sums = StateSums;
    static constexpr unsigned kBlock = 16;

    Sums sumsBefore(Time time, std::size_t block) const;
    std::size_t blockAt(Time time) const;
    void extendBins(Time until);
    void coarsenBins();
    Sums sumsByBins(Time time, double perBin) const;
    Sums sumsByBlocks(Time time, std::size_t block, Time widest) const;
    std::size_t addSpans(std::array<Time, kLaneStates> &sums, std::size_t index, Time left, Time right) const;

    Column<Time> m_begins;
    Column<EventIndex> m_events;
    Column<LaneState> m_states;
    std::vector<Time> m_chunkBegins; ///< of the first span in each of the columns' chunks
    /// Before the last span: ns so far in each state.
    Sums m_sums;
    /// The same before every sixteenth span.
    Column<Sums, 4> m_blocks;
    /// The same at even times, m_binBase + i · m_binWidth, for coarse zoom; the width doubles when there are too many.
    std::vector<Sums> m_bins;
    Time m_binBase = 0;
    Time m_binWidth = 0; ///< 0: too few spans to need bins
};

} // namespace forkyard::trace
