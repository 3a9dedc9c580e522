#include "core/trace/history.h"

#include "core/base/check.h"
#include "core/trace/time_search.h"

#include <algorithm>

namespace forkyard::trace {

/// When sixteen steps are full their range is known; when sixteen ranges are, the next level's; and so on.
void History::closeRun() {
    Range range = m_open;
    m_open = kNothing;
    std::size_t count = m_steps.size() / kFanOut;
    for (std::size_t depth = 0;; ++depth, count /= kFanOut) {
        if (m_ranges.size() == depth) m_ranges.emplace_back();
        m_ranges[depth].push(range);
        if (count % kFanOut != 0) return;
        range = kNothing;
        for (std::size_t index = count - kFanOut; index < count; ++index) range = both(range, m_ranges[depth][index]);
    }
}

std::size_t History::at(Time time) const {
    if (m_steps.empty() || time < m_steps[0].time) return kNone;
    const std::size_t mark = lastAtOrBefore(time, m_marks.size(), [this](std::size_t at) { return m_marks[at].time; });
    std::size_t index = mark * kFanOut;
    const std::size_t end = std::min<std::size_t>(index + kFanOut, m_steps.size());
    while (index + 1 < end && m_steps[index + 1].time <= time) ++index;
    return index;
}

/// Lowest and highest level of the steps [first, last), which is not empty.
History::Range History::rangeOf(std::size_t first, std::size_t last) const {
    Range range = kNothing;
    while (first < last) {
        // The widest whole run that begins here and fits.
        std::size_t run = 1, depth = 0;
        while (depth < m_ranges.size() && first % (run * kFanOut) == 0 && first + run * kFanOut <= last) {
            run *= kFanOut;
            ++depth;
        }
        const Range part = depth == 0 ? Range{m_steps[first].level, m_steps[first].level} : m_ranges[depth - 1][first / run];
        range = both(range, part);
        first += run;
    }
    return range;
}

/// The steps [first, last) are those of [begin, end); the last pixel takes what is left over.
void History::queryCrowd(std::size_t first, std::size_t last, Time begin, Time end, std::span<HistoryPixel> out) const {
    const std::uint64_t step = (((end - begin) << 16) + out.size() - 1) / out.size();
    std::int32_t level = first == 0 ? 0 : m_steps[first - 1].level;
    for (std::size_t index = 0; index < out.size(); ++index) {
        const Time edge = begin + (step * (index + 1) >> 16);
        const bool isLast = index + 1 == out.size();
        std::size_t mark = (first + kFanOut - 1) / kFanOut;
        if (!isLast) {
            // Pixels hold about as many runs as the one before: leap, then search.
            std::size_t leap = 4;
            while (mark + leap < m_marks.size() && m_marks[mark + leap].time < edge) {
                mark += leap;
                leap *= 2;
            }
            std::size_t beyond = std::min(m_marks.size(), mark + leap);
            while (mark < beyond) {
                const std::size_t middle = (mark + beyond) / 2;
                if (m_marks[middle].time < edge) mark = middle + 1;
                else beyond = middle;
            }
        }
        const std::size_t next = isLast ? last : std::clamp(mark * kFanOut, first, last);
        HistoryPixel &pixel = out[index];
        pixel = {level, level, level, static_cast<std::uint32_t>(next - first)};
        if (next > first) {
            const Range range = rangeOf(first, next);
            level = next % kFanOut == 0 && next / kFanOut < m_marks.size() ? m_marks[next / kFanOut].level : m_steps[next - 1].level;
            pixel.low = std::min(pixel.low, range.low);
            pixel.high = std::max(pixel.high, range.high);
            pixel.last = level;
        }
        first = next;
    }
}

void History::query(Time begin, Time end, std::span<HistoryPixel> out) const {
    FORKYARD_CHECK(end > begin);
    const std::uint64_t step = (((end - begin) << 16) + out.size() - 1) / out.size();
    std::size_t first = m_steps.partitionPoint([begin](const HistoryStep &s) { return s.time < begin; });
    if (constexpr std::size_t exact = 32; m_steps.size() - first > exact * out.size()) {
        const std::size_t beyond = m_steps.partitionPoint([end](const HistoryStep &s) { return s.time < end; }, first);
        if (out.size() > 1 && beyond - first > exact * out.size()) return queryCrowd(first, beyond, begin, end, out);
    }
    std::int32_t level = first == 0 ? 0 : m_steps[first - 1].level;
    for (std::size_t index = 0; index < out.size(); ++index) {
        const Time edge = std::min(end, begin + (step * (index + 1) >> 16));
        std::size_t last = first;
        // Most pixels hold a step or none: look at the next few before searching.
        while (last < m_steps.size() && last - first < 4 && m_steps[last].time < edge) ++last;
        if (last - first == 4) {
            last = m_steps.partitionPoint([edge](const HistoryStep &s) { return s.time < edge; }, last);
        }
        HistoryPixel &pixel = out[index];
        pixel = {level, level, level, static_cast<std::uint32_t>(last - first)};
        if (last > first) {
            const Range range = rangeOf(first, last);
            level = m_steps[last - 1].level;
            pixel.low = std::min(pixel.low, range.low);
            pixel.high = std::max(pixel.high, range.high);
            pixel.last = level;
        }
        first = last;
    }
}

} // namespace forkyard::trace
