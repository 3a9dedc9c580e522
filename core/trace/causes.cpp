// A wait names its object; the object's history says who had it then, and the arrow that ended the wait says who ended it.
#include "core/trace/causes.h"

#include <algorithm>

namespace forkyard::trace {

namespace {

/// Far more arrows than can end at one instant on one lane.
constexpr std::size_t kArrowsLooked = 4096;

bool isOwned(ObjectKind kind) { return kind == ObjectKind::Lock || kind == ObjectKind::RLock; }

/// The event that says what a span waits for: a reason told late stands for the wait before it.
Event waitEvent(const Store &store, LaneId lane, const LaneSpan &span) {
    Event event = store.event(span.event);
    constexpr EventIndex farthest = 256;
    for (EventIndex back = 1; event.kind == EventKind::BlockedReason && back <= std::min(farthest, span.event); ++back) {
        const Event before = store.event(span.event - back);
        if (before.thread == lane) event = before;
    }
    return event;
}

LaneId laneOf(const Store &store, ObjectId id) {
    for (std::size_t lane = 0; lane < store.laneCount(); ++lane)
        if (store.lane(static_cast<LaneId>(lane)).origin.thread == id) return static_cast<LaneId>(lane);
    for (const ProcessInfo &process : store.processes())
        if (process.id == id && !process.lanes.empty()) return process.lanes.front();
    return kNoLane;
}

LaneId ownerAt(const ObjectInfo &object, Time time) {
    const std::int32_t level = object.history ? object.history->levelAt(time) : 0;
    return level > 0 ? static_cast<LaneId>(level - 1) : kNoLane;
}

/// Whose message or hand-over ended the span: the arrow to this lane at its end.
LaneId broughtBy(const Store &store, LaneId lane, const LaneSpan &span) {
    if (span.end >= store.now()) return kNoLane;
    for (const std::uint32_t place : store.arrowsBetween(span.end, span.end, kArrowsLooked)) {
        const Arrow &arrow = store.arrows()[place];
        if (arrow.to != lane || arrow.from == lane) continue;
        if (store.event(arrow.toEvent).time == span.end) return arrow.from;
    }
    return kNoLane;
}

CauseLink linkAt(const Store &store, LaneId lane, std::size_t index, Time time) {
    CauseLink link;
    link.lane = lane;
    link.span = index;
    link.what = store.span(lane, index);
    const LaneState state = link.what.state;
    if (state == LaneState::Asleep) link.why = CauseLink::Why::Clock;
    if (state != LaneState::WaitingLock && state != LaneState::WaitingData) return link;
    link.why = CauseLink::Why::Unknown;
    link.object = store.spanReason(lane, index);
    if (link.object != kNoObject && isOwned(store.objects()[link.object].kind)) {
        link.onto = ownerAt(store.objects()[link.object], time);
        if (link.onto != kNoLane) link.why = CauseLink::Why::Holder;
    } else if (link.what.event != kNoEvent) {
        const Event wait = waitEvent(store, lane, link.what);
        if (wait.kind == EventKind::ThreadJoinBegin || wait.kind == EventKind::ProcessWaitBegin) link.onto = laneOf(store, wait.object);
        if (link.onto != kNoLane) link.why = CauseLink::Why::Joined;
    }
    if (link.onto == kNoLane) {
        link.onto = broughtBy(store, lane, link.what);
        if (link.onto != kNoLane) link.why = CauseLink::Why::Brought;
    }
    return link;
}

const MomentThread *threadOf(const Moment &moment, LaneId lane) {
    const auto found = std::find_if(moment.threads.begin(), moment.threads.end(), [lane](const auto &each) { return each.lane == lane; });
    return found == moment.threads.end() ? nullptr : &*found;
}

} // namespace

CauseChain causesAt(const Store &store, LaneId lane, Time time) {
    CauseChain chain;
    while (lane != kNoLane && lane < store.laneCount()) {
        const auto known = std::find_if(chain.links.begin(), chain.links.end(), [lane](const CauseLink &link) { return link.lane == lane; });
        if (known != chain.links.end()) {
            chain.closesAt = static_cast<std::size_t>(known - chain.links.begin());
            break;
        }
        const std::size_t index = store.spanAt(lane, time);
        if (index == LaneSpans::kNone) break;
        chain.links.push_back(linkAt(store, lane, index, time));
        lane = chain.links.back().onto;
    }
    return chain;
}

LaneId waitsForLane(const Moment &moment, const MomentThread &thread) {
    if (thread.state != LaneState::WaitingLock && thread.state != LaneState::WaitingData) return kNoLane;
    if (thread.stateKind == EventKind::ThreadJoinBegin || thread.stateKind == EventKind::ProcessWaitBegin) {
        for (const MomentThread &other : moment.threads)
            if (other.id == thread.reason) return other.lane;
        for (const MomentProcess &process : moment.processes)
            if (process.id == thread.reason && !process.threads.empty()) return moment.threads[process.threads.front()].lane;
        return kNoLane;
    }
    for (const MomentLock &lock : moment.locks)
        if (lock.object == thread.reasonObject && isOwned(lock.kind)) return lock.owner;
    return kNoLane;
}

std::vector<WaitCircle> waitCircles(const Moment &moment) {
    std::vector<WaitCircle> circles;
    std::vector<LaneId> done;
    for (const MomentThread &first : moment.threads) {
        std::vector<const MomentThread *> path;
        const MomentThread *at = &first;
        const auto isOn = [&](const MomentThread *thread) { return std::find(path.begin(), path.end(), thread) != path.end(); };
        while (at && !isOn(at) && std::find(done.begin(), done.end(), at->lane) == done.end()) {
            path.push_back(at);
            at = threadOf(moment, waitsForLane(moment, *at));
        }
        if (at && isOn(at)) {
            WaitCircle circle;
            for (auto each = std::find(path.begin(), path.end(), at); each != path.end(); ++each) {
                circle.lanes.push_back((*each)->lane);
                circle.objects.push_back((*each)->reasonObject);
            }
            const auto smallest = std::min_element(circle.lanes.begin(), circle.lanes.end()) - circle.lanes.begin();
            std::rotate(circle.lanes.begin(), circle.lanes.begin() + smallest, circle.lanes.end());
            std::rotate(circle.objects.begin(), circle.objects.begin() + smallest, circle.objects.end());
            circles.push_back(std::move(circle));
        }
        for (const MomentThread *each : path) done.push_back(each->lane);
    }
    return circles;
}

} // namespace forkyard::trace
