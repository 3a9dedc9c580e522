// One object's level over time: a lock's owner, a queue's depth, the number that wait. Knows no event kinds.
#pragma once

#include "core/trace/lane.h"

#include <algorithm>

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
    void push(Time time, EventIndex event, std::int32_t level) {
        if (m_steps.size() % kFanOut == 0) m_marks.push({time, m_steps.empty() ? 0 : m_steps.back().level});
        m_steps.push({time, event, level});
        m_open = both(m_open, {level, level});
        if (m_steps.size() % kFanOut == 0) closeRun();
    }
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
    void closeRun();
    Range rangeOf(std::size_t first, std::size_t last) const;
    void queryCrowd(std::size_t first, std::size_t last, Time begin, Time end, std::span<HistoryPixel> out) const;

    static constexpr Range kNothing{INT32_MAX, INT32_MIN};
    static constexpr Range both(Range a, Range b) { return {std::min(a.low, b.low), std::max(a.high, b.high)}; }

    Column<HistoryStep> m_steps;
    Range m_open = kNothing; ///< of the last run, as long as it is not whole
    /// Level k holds the range of each run of 16^(k+1) whole steps.
    std::vector<Column<Range>> m_ranges;
    /// Beside the steps themselves, since of millions of those each look at one would be a cache miss.
    Column<Mark> m_marks;
};

} // namespace forkyard::trace
