#include "ui/stage/stage_ring.h"

#include <algorithm>

namespace forkyard::ui {

namespace {

/// As of what stands in boxes (StageRows): whoever looks at more sees no other arrangement for it.
constexpr trace::EventIndex MostEvents = 2'000'000;
constexpr std::size_t SideLocks = 2;

} // namespace

void StageRings::update(const trace::Store &store)
{
    for (const trace::EventIndex end = std::min(store.eventCount(), MostEvents); m_next < end && !m_found; ++m_next) take(store, m_next);
}

void StageRings::take(const trace::Store &store, trace::EventIndex index)
{
    using trace::EventKind, trace::ObjectKind;
    const trace::Event event = store.event(index);
    switch (event.kind) {
    case EventKind::ObjectName:
        if (const ObjectKind kind = trace::packedKind(event.sequence); kind == ObjectKind::Lock || kind == ObjectKind::RLock) m_known.insert(event.object);
        return;
    case EventKind::LockWait:
    case EventKind::LockAcquire:
    case EventKind::RLockWait:
    case EventKind::RLockAcquire: return touch(store, event.thread, event.object);
    case EventKind::LocalValue: // a name for it says that it is going to be used
        if (event.value.kind() == trace::ValueKind::Object && m_known.contains(event.value.asObject())) touch(store, event.thread, event.value.asObject());
        return;
    default: return;
    }
}

void StageRings::touch(const trace::Store &store, trace::LaneId lane, trace::ObjectId lock)
{
    std::vector<trace::ObjectId> &locks = m_locksOf[lane];
    if (locks.size() > SideLocks || std::find(locks.begin(), locks.end(), lock) != locks.end()) return;
    locks.push_back(lock);
    m_usersOf[lock].push_back(lane);
    const std::optional<StageRing> ring = isSeat(lane) ? ringFrom(lane) : std::nullopt;
    const auto process = [&](trace::LaneId each) { return store.lane(each).process; };
    if (ring && std::all_of(ring->lanes.begin(), ring->lanes.end(), [&](trace::LaneId each) { return process(each) == process(lane); })) m_found = ring;
}

/// Who uses two locks and no more has a place in a ring.
bool StageRings::isSeat(trace::LaneId lane) const
{
    const auto found = m_locksOf.find(lane);
    return found != m_locksOf.end() && found->second.size() == SideLocks;
}

/// Goes from thread to lock to thread until it comes back, or to somebody who has not one way on.
std::optional<StageRing> StageRings::ringFrom(trace::LaneId start) const
{
    StageRing ring;
    trace::LaneId lane = start;
    trace::ObjectId came = m_locksOf.at(start)[0];
    do {
        const std::vector<trace::ObjectId> &sides = m_locksOf.at(lane);
        const trace::ObjectId on = sides[0] == came ? sides[1] : sides[0];
        std::vector<trace::LaneId> seats;
        std::copy_if(m_usersOf.at(on).begin(), m_usersOf.at(on).end(), std::back_inserter(seats), [this](trace::LaneId each) { return isSeat(each); });
        if (seats.size() != 2 || ring.lanes.size() >= Most) return {};
        ring.lanes.push_back(lane);
        ring.locks.push_back(on);
        lane = seats[0] == lane ? seats[1] : seats[0];
        came = on;
    } while (lane != start);
    if (ring.lanes.size() < Least || came != m_locksOf.at(start)[0]) return {};
    // From its first thread on, towards the one after it.
    const auto first = std::min_element(ring.lanes.begin(), ring.lanes.end()) - ring.lanes.begin();
    std::rotate(ring.lanes.begin(), ring.lanes.begin() + first, ring.lanes.end());
    std::rotate(ring.locks.begin(), ring.locks.begin() + first, ring.locks.end());
    if (ring.lanes.back() < ring.lanes[1]) {
        std::reverse(ring.lanes.begin() + 1, ring.lanes.end());
        std::reverse(ring.locks.begin(), ring.locks.end());
    }
    return ring;
}

} // namespace forkyard::ui
