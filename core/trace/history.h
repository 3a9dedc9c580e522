// One object's level over time: a lock's owner, a queue's depth, the number that wait. Knows no event kinds.
#pragma once

#include "core/trace/lane.h"

namespace forkyard::trace {

struct HistoryStep {
    Time time = 0;
    EventIndex event = kNoEvent;
    std::int32_t level = 0;
};

/// What a history did during one pixel's time: the lowest and highest level, and the one at the pixel's end.
struct HistoryPixel {
    std::int32_t low = 0;
    std::int32_t high = 0;
    std::int32_t last = 0;
    std::uint32_t steps = 0; ///< changes within the pixel; 0: flat
};

/// A step function; 0 before the first step.
class History {
public:
    static constexpr std::size_t kNone = ~std::size_t{0};

    /// In order of time.
    void push(Time time, EventIndex event, std::int32_t level);
    std::size_t size() const { return m_steps.size(); }
    const HistoryStep &step(std::size_t index) const { return m_steps[index]; }
    /// The last step at or before `time`; kNone before the first. O(log n).
    std::size_t at(Time time) const;
    std::int32_t levelAt(Time time) const {
        const std::size_t index = at(time);
        return index == kNone ? 0 : m_steps[index].level;
    }
    /// One answer for each of `out.size()` equal parts of [begin, end). O(pixels · log n). end > begin. Exact while a pixel holds fewer
    /// than 32 steps on average; with more, its edges are those of runs of sixteen steps.
    void query(Time begin, Time end, std::span<HistoryPixel> out) const;

private:
    struct Range {
        std::int32_t low;
        std::int32_t high;
    };
    static constexpr unsigned kFanOut = 16;
    /// Where a run of sixteen steps begins, and the level before it.
    struct Mark {
        Time time;
        std::int32_t level;
    };
    Range rangeOf(std::size_t first, std::size_t last) const;
    void queryCrowd(std::size_t first, std::size_t last, Time begin, Time end, std::span<HistoryPixel> out) const;

    Column<HistoryStep> m_steps;
    /// Level k holds the range of each run of 16^(k+1) whole steps.
    std::vector<Column<Range>> m_ranges;
    /// Beside the steps themselves, since of millions of those each look at one would be a cache miss.
    Column<Mark> m_marks;
};

} // namespace forkyard::trace
