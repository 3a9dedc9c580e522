// How the derived data take an event, and what they note with nearly every one: laid into the one loop that all events go through
// (store.cpp), where each call that is saved is some millions saved a second. Part of the store.
#pragma once

#include "core/trace/derived.h"
#include "core/trace/kind_traits.h"

namespace forkyard::trace {

inline void Derived::laneState(LaneId lane, LaneState state, EventIndex event) {
    m_watch.laneChanged(lane, event);
    LaneSpans &own = *spans[lane];
    if (state == LaneState::Running && own.lastState() == LaneState::Running) return;
    own.push(m_time, state, event);
}

inline void Derived::waiters(ObjectIndex object, std::size_t count, EventIndex event) {
    auto &history = m_extras[object].waiters;
    if (!history) {
        history = std::make_unique<History>();
        objects[object].waiters = history.get();
    }
    history->push(m_time, event, static_cast<std::int32_t>(count));
}

inline void Derived::noteHolder(ObjectIndex lock, LaneId holder) {
    Extra &extra = m_extras[lock];
    if (extra.holder == holder) return;
    if (extra.holder != kNoLane) {
        auto &held = m_held[extra.holder];
        if (held.back() == lock) held.pop_back(); // locks are let go in the order that they were taken in, backwards
        else std::erase(held, lock);
    }
    extra.holder = holder;
    if (holder == kNoLane) return;
    if (holder >= m_held.size()) m_held.resize(holder + 1);
    m_held[holder].push_back(lock);
}

/// Where levels stand for something (ObjectInfo::history), the last that does; of locks and cores it is the last lane.
inline constexpr std::int64_t kAnyLevel = INT64_MAX, kAnyLane = -1;
inline constexpr auto kHighestLevels = [] {
    std::array<std::int64_t, kObjectKinds> levels;
    levels.fill(kAnyLevel);
    for (const ObjectKind kind : {ObjectKind::Lock, ObjectKind::RLock, ObjectKind::Gil, ObjectKind::Core}) levels[static_cast<std::size_t>(kind)] = kAnyLane;
    for (const ObjectKind kind : {ObjectKind::Process, ObjectKind::Task}) levels[static_cast<std::size_t>(kind)] = static_cast<std::int64_t>(kLaneStates) - 1;
    levels[static_cast<std::size_t>(ObjectKind::Job)] = static_cast<std::int64_t>(JobPhase::Cancelled) + 1;
    return levels;
}();

inline void Derived::level(ObjectIndex object, std::int64_t level, EventIndex event) {
    const ObjectKind kind = objects[object].kind;
    // Of a damaged trace the level may be anything.
    if (std::int64_t most = kHighestLevels[static_cast<std::size_t>(kind)]; most != kAnyLevel) {
        if (most == kAnyLane) most = static_cast<std::int64_t>(lanes.size());
        if (level < 0 || level > most) level = 0;
    }
    if (kind == ObjectKind::Lock || kind == ObjectKind::RLock) noteHolder(object, level > 0 ? static_cast<LaneId>(level - 1) : kNoLane);
    auto &history = m_extras[object].history;
    if (!history) {
        history = std::make_unique<History>();
        objects[object].history = history.get();
    }
    history->push(m_time, event, static_cast<std::int32_t>(std::clamp<std::int64_t>(level, INT32_MIN, INT32_MAX)));
}

inline void Derived::takeLast(const Event &event, ObjectIndex object) {
    const auto index = static_cast<EventIndex>(m_log.size() - 1);
    const LaneId lane = event.thread;
    m_time = event.time;
    if (laneEvents[lane]->empty()) lanes[lane].begin = event.time;
    const KindTraits &traits = traitsOf(event.kind);
    if (!traits.isMeasured) laneEvents[lane]->push(index);
    const ThreadState &before = m_state.thread(lane);
    // Of a wait for any child, nobody knows whose end it was.
    const bool waitsForAnyone = event.kind == EventKind::ProcessWaitEnd && before.isWaiting() && before.stateEvent != kNoEvent && m_log[before.stateEvent].kind == EventKind::ProcessWaitBegin;
    const bool hadWaited = object != kNoObject && (before.reason == object || waitsForAnyone);
    if (event.kind == EventKind::VariableLoad && object != kNoObject) noteLoad(object, event);
    stands(event.time);
    m_machine.apply(event, object);
    switch (traits.effect) {
    case Effect::Process: followProcess(event.object); [[fallthrough]];
    case Effect::Thread:
    case Effect::Lock:
        if (object != kNoObject) deriveArrows(event, index, object, hadWaited);
        if (event.kind == EventKind::ConditionNotify && object != kNoObject) m_watch.notified(object, event.value.integerOr(1));
        break;
    case Effect::State:
        if (event.kind == EventKind::WaitLimit) m_watch.waitIsLimited(lane);
        // A wait with a limit is no deadlock.
        if (!event.value.isNothing()) break;
        if (event.kind == EventKind::LockWait || event.kind == EventKind::RLockWait ||
            event.kind == EventKind::ThreadJoinBegin || event.kind == EventKind::ProcessWaitBegin) {
            findDeadlock(lane, index);
        }
        break;
    case Effect::Console:
        console.push({index, event.value.asText(), lane,
                      event.kind == EventKind::PrintError ? Stream::Error : Stream::Output});
        break;
    case Effect::Gap: lanes[lane].dropped += static_cast<std::uint64_t>(event.value.integerOr(0)); break;
    case Effect::Finding: {
        const bool uncaught = event.kind == EventKind::ExceptionUncaught;
        addFinding({uncaught ? FindingKind::UncaughtException : FindingKind::Marker, index, {lane}, {}, kNoEvent,
                    event.value.asText(), kNoProcess});
        break;
    }
    case Effect::Machine: followProcess(event.object); break;
    case Effect::Variable:
        if (object != kNoObject && objects[object].kind == ObjectKind::Variable) noteTouch(object, lane, index);
        break;
    case Effect::Usage: noteUsage(event); break;
    default: break;
    }
    if (--m_untilKeyframe == 0) {
        m_untilKeyframe = m_keyframeEvents;
        keepKeyframe();
    }
}

} // namespace forkyard::trace
