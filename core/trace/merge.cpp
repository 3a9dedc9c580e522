#include "core/trace/merge.h"

#include <algorithm>
#include <functional>

namespace forkyard::trace {

namespace {
/// A parent may be kept from its processor between the fork and its word of it. Longer, and it was killed, or has no room to tell.
constexpr Time kMakersPatience = 500'000'000;
} // namespace

void Merge::makeReady(LaneId lane) {
    Queue &queue = m_queues[lane];
    if (queue.empty() || queue.isReady || queue.isParked) return;
    queue.isReady = true;
    ++m_changes;
    m_ready.push_back({queue.front().time, lane});
    std::push_heap(m_ready.begin(), m_ready.end(), std::greater<>());
}

LaneId Merge::takeFirst() {
    std::pop_heap(m_ready.begin(), m_ready.end(), std::greater<>());
    const LaneId lane = m_ready.back().lane;
    m_ready.pop_back();
    m_queues[lane].isReady = false;
    return lane;
}

LaneId Merge::exchangeFirst(LaneId lane) {
    const Turn turn{m_queues[lane].front().time, lane};
    if (m_ready.empty() || !(turn > m_ready.front())) return lane;
    const LaneId first = m_ready.front().lane;
    m_queues[first].isReady = false;
    m_queues[lane].isReady = true;
    // Down from the top, which costs half of a removal and an insertion.
    std::size_t at = 0;
    for (std::size_t child; (child = 2 * at + 1) < m_ready.size(); at = child) {
        if (child + 1 < m_ready.size() && m_ready[child] > m_ready[child + 1]) ++child;
        if (!(turn > m_ready[child])) break;
        m_ready[at] = m_ready[child];
    }
    m_ready[at] = turn;
    return first;
}

void Merge::park(LaneId lane, ObjectId object) {
    Queue &queue = m_queues[lane];
    queue.isParked = true;
    queue.parkedAt = m_round;
    queue.parkedFor = object;
    queue.isFirst = queue.front().kind == EventKind::ProcessStart;
    m_parked[object].push_back(lane);
    if (queue.isFirst) upTo = held();
}

void Merge::wakeParked(ObjectId object) {
    const auto found = m_parked.find(object);
    if (found == m_parked.end()) return;
    const std::vector<LaneId> lanes = std::move(found->second);
    m_parked.erase(found);
    for (LaneId lane : lanes) {
        m_queues[lane].isParked = false;
        makeReady(lane);
    }
}

bool Merge::waitsForMaker(const Queue &queue) const { return queue.isFirst && queue.front().time + kMakersPatience > allBefore; }

Time Merge::held() const {
    Time held = allBefore;
    for (const auto &[object, lanes] : m_parked) {
        if (made.count(object)) continue;
        for (LaneId lane : lanes) {
            const Queue &queue = m_queues[lane];
            if (waitsForMaker(queue)) held = std::min(held, queue.front().time);
        }
    }
    return held;
}

LaneId Merge::longestParked(std::uint32_t rounds) const {
    LaneId best = kNoLane;
    for (const auto &[object, lanes] : m_parked) {
        for (LaneId lane : lanes) {
            const Queue &queue = m_queues[lane];
            if (m_round - queue.parkedAt < rounds) continue;
            if (waitsForMaker(queue)) continue;
            if (best == kNoLane || Turn{m_queues[best].front().time, best} > Turn{m_queues[lane].front().time, lane}) {
                best = lane;
            }
        }
    }
    return best;
}

void Merge::force(LaneId lane) {
    m_queues[lane].isForced = true;
    wakeParked(m_queues[lane].parkedFor);
}

} // namespace forkyard::trace
