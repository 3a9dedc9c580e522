// Events are looked through only where something was lost at all, which is rare.
#include "ui/timeline/gap_index.h"

#include <algorithm>

namespace forkyard::ui {

bool GapIndex::update(const trace::Store &store) {
    if (store.dropped() == 0) return false;
    constexpr trace::EventIndex mostAtOnce = 1'000'000;
    const trace::EventIndex end = std::min(store.eventCount(), m_seen + mostAtOnce);
    bool found = false;
    for (; m_seen < end; ++m_seen) {
        const trace::Event event = store.event(m_seen);
        if (event.kind != trace::EventKind::Gap) continue;
        const trace::Time length = trace::Time{event.sequence} * 1000;
        m_gaps[event.thread].push_back({event.time - std::min(length, event.time), event.time, event.value.integerOr(0)});
        found = true;
    }
    return found;
}

const std::vector<GapIndex::Gap> &GapIndex::of(trace::LaneId lane) const {
    static const std::vector<Gap> none;
    const auto found = m_gaps.find(lane);
    return found == m_gaps.end() ? none : found->second;
}

const GapIndex::Gap *GapIndex::near(trace::LaneId lane, double time, double reach) const {
    const std::vector<Gap> &gaps = of(lane);
    const auto next = std::lower_bound(gaps.begin(), gaps.end(), time, [](const Gap &gap, double at) { return static_cast<double>(gap.end) < at; });
    const Gap *best = nullptr;
    double distance = reach;
    for (auto gap = next == gaps.begin() ? next : next - 1; gap != gaps.end() && gap <= next; ++gap) {
        const double off = std::max({0.0, static_cast<double>(gap->begin) - time, time - static_cast<double>(gap->end)});
        if (off > distance) continue;
        best = &*gap;
        distance = off;
    }
    return best;
}

} // namespace forkyard::ui
