// A wait is hopeless where neither the state of what is waited for lets it end, nor anybody who could change that state may go on
// himself. Hope is spread from those that act until no more get any; who is left is stuck. Where the trace does not tell enough
// (programs from outside, the library's own waits) there is hope.
#include "core/trace/watch.h"

#include "core/trace/state_machine.h"

#include <algorithm>

namespace forkyard::trace {

namespace {

bool isOver(ProcessState state) {
    return state == ProcessState::Ended || state == ProcessState::Crashed || state == ProcessState::Killed;
}

/// The value of a wait is its time limit; of these it is something else.
bool valueIsLimit(EventKind wait) { return wait != EventKind::BarrierWait && wait != EventKind::InputWanted && wait != EventKind::IoWaitBegin; }

} // namespace

Watch::Process &Watch::process(ProcessIndex index) {
    if (index >= m_processes.size()) m_processes.resize(index + 1);
    return m_processes[index];
}

void Watch::noteDue(EventIndex since) { m_due = std::min(m_due, m_log[since].time + kPatience); }

void Watch::laneChanged(LaneId lane, EventIndex event) {
    if (lane >= m_lanes.size()) m_lanes.resize(lane + 1);
    const LaneState state = m_state.threads[lane].state;
    bool acts = state == LaneState::Running || state == LaneState::Ready || state == LaneState::Asleep;
    if (state == LaneState::WaitingLock || state == LaneState::WaitingData) {
        const Event &wait = m_log[event];
        acts = valueIsLimit(wait.kind) && !wait.value.isNothing();
    }
    m_lanes[lane].isNotified = false;
    if (acts) m_lanes[lane].isTold = false;
    setActing(lane, acts, event);
}

void Watch::setActing(LaneId lane, bool acts, EventIndex event) {
    Lane &self = m_lanes[lane];
    self.since = event;
    Process &its = process(m_directory.lane(lane).process);
    if (self.acts != acts) its.acting += acts ? std::size_t{1} : ~std::size_t{0};
    self.acts = acts;
    if (its.acting > 0) {
        its.quietSince = kNoEvent;
    } else if (event != kNoEvent) {
        its.quietSince = event;
        noteDue(event);
        // Whoever had hope because of this process may have it no more.
        for (Process &other : m_processes) {
            if (other.acting == 0 && other.quietSince == kNoEvent) other.quietSince = event;
        }
    }
}

void Watch::notified(ObjectIndex condition, std::int64_t count) {
    for (LaneId lane : m_state.objects[condition].waiters) {
        if (count <= 0) return;
        if (lane >= m_lanes.size() || m_lanes[lane].isNotified) continue;
        m_lanes[lane].isNotified = true;
        --count;
    }
}

void Watch::processEnded(ProcessIndex index, EventIndex event) {
    process(index).deadSince = event;
    noteDue(event);
}

std::vector<Finding> Watch::examine(Time now) {
    std::vector<Finding> found;
    findZombies(now, found);
    bool isQuiet = false;
    m_due = ~Time{0};
    for (const Process &each : m_processes) {
        isQuiet |= isOverdue(each.quietSince, now);
        for (const EventIndex since : {each.quietSince, each.deadSince}) {
            if (since != kNoEvent && !isOverdue(since, now)) noteDue(since);
        }
    }
    if (!isQuiet) return found;
    spreadHope();
    Finding stuck{FindingKind::EndlessWait, 0, {}, {}, kNoEvent, 0, kNoProcess};
    for (LaneId lane = 0; lane < m_lanes.size(); ++lane) {
        const ThreadState &thread = m_state.threads[lane];
        if (m_hope[lane] || m_lanes[lane].isTold || !thread.isWaiting()) continue;
        if (!isOverdue(process(m_directory.lane(lane).process).quietSince, now)) continue;
        m_lanes[lane].isTold = true;
        stuck.event = std::max({stuck.event, m_lanes[lane].since, process(m_directory.lane(lane).process).quietSince});
        stuck.lanes.push_back(lane);
        stuck.objects.push_back(thread.reason);
    }
    for (Process &each : m_processes) {
        if (isOverdue(each.quietSince, now)) each.quietSince = kNoEvent;
    }
    if (!stuck.lanes.empty()) found.push_back(std::move(stuck));
    return found;
}

void Watch::findZombies(Time now, std::vector<Finding> &found) {
    for (ProcessIndex index = 0; index < m_processes.size(); ++index) {
        Process &each = m_processes[index];
        if (!isOverdue(each.deadSince, now)) continue;
        const ProcessRecord &record = m_state.processes[index];
        const bool hasParent = record.parent != kNoProcess && record.parent < m_state.processes.size() &&
                               m_state.processes[record.parent].state == ProcessState::Alive;
        if (hasParent && !record.reaped && !isWaitedFor(index)) found.push_back({FindingKind::Zombie, each.deadSince, record.lanes, {}, kNoEvent, 0, index});
        each.deadSince = kNoEvent;
    }
}

/// Whether a thread of its parent's waits for its end, and only has not come to see it yet.
bool Watch::isWaitedFor(ProcessIndex index) const {
    const auto &lanes = m_state.processes[m_state.processes[index].parent].lanes;
    return std::any_of(lanes.begin(), lanes.end(), [&](LaneId lane) {
        const EventIndex since = lane < m_state.threads.size() ? m_state.threads[lane].stateEvent : kNoEvent;
        if (since == kNoEvent || m_log[since].kind != EventKind::ProcessWaitBegin) return false;
        return m_log[since].object == 0 || m_directory.processOf(m_log[since].object) == index;
    });
}

void Watch::spreadHope() {
    m_hope.assign(m_lanes.size(), false);
    for (LaneId lane = 0; lane < m_lanes.size(); ++lane) {
        const bool isThere = lane < m_state.threads.size() && !m_state.threads[lane].isOver();
        m_hope[lane] = isThere && m_lanes[lane].acts;
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (LaneId lane = 0; lane < m_lanes.size(); ++lane) {
            if (m_hope[lane] || lane >= m_state.threads.size() || m_state.threads[lane].isOver() || !mayEnd(lane)) continue;
            m_hope[lane] = changed = true;
        }
    }
}

bool Watch::hasHopeFor(ProcessIndex index) const {
    if (index >= m_state.processes.size()) return true;
    const ProcessRecord &record = m_state.processes[index];
    if (record.state == ProcessState::NotStarted || record.lanes.empty()) return !isOver(record.state);
    return std::any_of(record.lanes.begin(), record.lanes.end(), [this](LaneId lane) { return lane >= m_hope.size() || m_hope[lane]; });
}

/// Whether anybody who may go on can get at the object: in its process, or, where it is shared, in any.
bool Watch::someoneReaches(ObjectIndex object, LaneId but) const {
    const ProcessIndex owner = m_directory.object(object).process;
    if (owner != kNoProcess) {
        const auto &lanes = m_state.processes[owner].lanes;
        return std::any_of(lanes.begin(), lanes.end(), [&](LaneId lane) { return lane != but && lane < m_hope.size() && m_hope[lane]; });
    }
    for (ProcessIndex index = 0; index < m_state.processes.size(); ++index) {
        if (m_state.processes[index].state == ProcessState::Alive && hasHopeFor(index)) return true;
    }
    return false;
}

bool Watch::mayEndJoin(const Event &wait, LaneId lane) const {
    if (wait.object == 0) { // any child
        const ProcessIndex parent = m_directory.lane(lane).process;
        for (ProcessIndex index = 0; index < m_state.processes.size(); ++index) {
            const ProcessRecord &child = m_state.processes[index];
            if (child.parent == parent && !child.reaped && (isOver(child.state) || hasHopeFor(index))) return true;
        }
        return false;
    }
    const LaneId joined = m_directory.laneOfThread(wait.object);
    if (joined != kNoLane) return joined >= m_hope.size() || m_hope[joined] || m_state.threads[joined].isOver();
    const ProcessIndex index = m_directory.processOf(wait.object);
    if (index == kNoProcess || index >= m_state.processes.size()) return true;
    return isOver(m_state.processes[index].state) || hasHopeFor(index);
}

bool Watch::mayEndObjectWait(const ThreadState &thread, LaneId lane, EventKind wait) const {
    if (thread.reason == kNoObject) return true;
    const ObjectState &object = m_state.objects[thread.reason];
    const TubeState *tube = object.tube == kNoTube ? nullptr : &m_state.tubes[object.tube];
    switch (wait) {
    case EventKind::LockWait:
    case EventKind::RLockWait:
        if (object.owner == kNoLane) return true;
        // Anybody may release a plain lock; an rlock only its owner.
        if (wait == EventKind::RLockWait) return object.owner < m_hope.size() && m_hope[object.owner];
        break;
    case EventKind::SemaphoreWait:
    case EventKind::EventWait:
        if (object.count > 0) return true;
        break;
    case EventKind::ConditionWait:
        if (m_lanes[lane].isNotified) return true;
        break;
    case EventKind::BarrierWait:
        if (object.count == 0) return true;
        break;
    case EventKind::QueueGetWait:
    case EventKind::PipeReadWait:
        if (tube && (tube->depth > 0 || tube->closed)) return true;
        break;
    case EventKind::QueuePutWait:
        if (!tube || tube->capacity == 0 || tube->depth < tube->capacity) return true;
        break;
    case EventKind::PipeWriteWait:
        if (!tube || tube->closed) return true;
        break;
    default: return true;
    }
    return someoneReaches(thread.reason, lane);
}

bool Watch::mayEnd(LaneId lane) const {
    const ThreadState &thread = m_state.threads[lane];
    if (!thread.isWaiting() || thread.stateEvent == kNoEvent) return true;
    const Event &wait = m_log[thread.stateEvent];
    switch (wait.kind) {
    case EventKind::ThreadJoinBegin:
    case EventKind::ProcessWaitBegin: return mayEndJoin(wait, lane);
    case EventKind::LibraryWait: // what for is not told: anybody might end it
        for (ProcessIndex index = 0; index < m_state.processes.size(); ++index) {
            if (m_state.processes[index].state == ProcessState::Alive && hasHopeFor(index)) return true;
        }
        return false;
    default: return mayEndObjectWait(thread, lane, wait.kind);
    }
}

} // namespace forkyard::trace
