// What a store finds by itself: deadlocks, lost updates, items left and exceptions nobody collected, each where it became certain. The
// waits that nobody can end are watch.h's.
#include "core/trace/derived.h"

#include <algorithm>
#include <utility>

namespace forkyard::trace {

namespace {

/// A load and a store this many lines apart are taken for one update.
constexpr std::uint32_t kUpdateLines = 3;
constexpr std::uint32_t kHasNotSeen = 2; ///< a VariableStore's sequence

} // namespace

void Derived::addFinding(Finding finding) {
    std::size_t &count = findingCounts[static_cast<std::size_t>(finding.kind)];
    if (++count > Store::kFindingsKept) return;
    // Some become certain only when nothing happened for a while; they stand where it began.
    const auto place = std::upper_bound(findings.begin(), findings.end(), finding.event,
                                        [](EventIndex event, const Finding &other) { return event < other.event; });
    findings.insert(place, std::move(finding));
}

void Derived::tellDue(Time now) {
    for (Finding &finding : m_watch.examine(now)) {
        if (finding.kind != FindingKind::EndlessWait || !isKnownDeadlock(finding)) addFinding(std::move(finding));
    }
}

/// Those of a deadlock that was found, and whoever joins them.
bool Derived::isKnownDeadlock(const Finding &stuck) const {
    bool hasCycle = false;
    for (LaneId lane : stuck.lanes) {
        const bool isInCycle = std::any_of(findings.begin(), findings.end(), [lane](const Finding &known) {
            return known.kind == FindingKind::Deadlock && std::find(known.lanes.begin(), known.lanes.end(), lane) != known.lanes.end();
        });
        const EventKind wait = m_log[m_state.threads[lane].stateEvent].kind;
        if (!isInCycle && wait != EventKind::ThreadJoinBegin && wait != EventKind::ProcessWaitBegin) return false;
        hasCycle |= isInCycle;
    }
    return hasCycle;
}

/// The lane that alone can let this one go on; kNoLane: it does not wait, or several could, or it waits with a limit.
LaneId Derived::waitsForLane(LaneId lane) const {
    if (lane >= m_state.threads.size()) return kNoLane;
    const ThreadState &thread = m_state.threads[lane];
    if (!thread.isWaiting() || thread.reason == kNoObject) return kNoLane;
    const Event &wait = m_log[thread.stateEvent];
    if (!wait.value.isNothing()) return kNoLane;
    switch (wait.kind) {
    case EventKind::LockWait:
    case EventKind::RLockWait: return m_state.objects[thread.reason].owner;
    case EventKind::ThreadJoinBegin:
    case EventKind::ProcessWaitBegin: {
        const LaneId joined = m_directory.laneOfThread(wait.object);
        if (joined != kNoLane) return joined;
        const ProcessIndex process = m_directory.processOf(wait.object);
        if (process == kNoProcess || process >= m_state.processes.size()) return kNoLane;
        if (process == m_directory.lane(lane).process) return kNoLane; // nobody's own child: the call fails at once
        const auto &its = m_state.processes[process].lanes;
        return its.empty() ? kNoLane : its.front();
    }
    default: return kNoLane;
    }
}

void Derived::findDeadlock(LaneId lane, EventIndex index) {
    Finding found{FindingKind::Deadlock, index, {}, {}, kNoEvent, 0, kNoProcess};
    LaneId at = lane;
    do {
        const LaneId next = waitsForLane(at);
        if (next == kNoLane) return;
        // A cycle that this lane waits for without being part of it was found when it closed.
        if (std::find(found.lanes.begin(), found.lanes.end(), at) != found.lanes.end()) return;
        found.lanes.push_back(at);
        found.objects.push_back(m_state.threads[at].reason);
        at = next;
    } while (at != lane);
    if (found.lanes.size() == 1 && anotherMayRelease(lane)) return;
    addFinding(std::move(found));
}

/// Whether a thread that waits for a lock that it holds itself may be let in: a plain lock may be released by any thread, and
/// programs use it as a signal. Those that wait for this very thread cannot.
bool Derived::anotherMayRelease(LaneId lane) const {
    const ThreadState &waiting = m_state.threads[lane];
    if (m_log[waiting.stateEvent].kind != EventKind::LockWait) return false;
    const bool isLocal = objects[waiting.reason].scope == ObjectScope::Local;
    for (LaneId other = 0; other < m_state.threads.size(); ++other) {
        const ThreadState &thread = m_state.threads[other];
        if (other == lane || thread.isOver() || thread.state == LaneState::Absent) continue;
        if (isLocal && m_directory.lane(other).process != m_directory.lane(lane).process) continue;
        LaneId at = other;
        for (std::size_t links = 0; at != kNoLane && at != lane && links < m_state.threads.size(); ++links) at = waitsForLane(at);
        if (at != lane) return true;
    }
    // Threads and processes that were made and have not come to say a word.
    for (ObjectIndex object = 0; object < objects.size(); ++object) {
        const bool isProcess = objects[object].kind == ObjectKind::Process;
        if ((!isProcess && objects[object].kind != ObjectKind::Thread) || (isProcess && isLocal)) continue;
        const Extra &extra = m_extras[object];
        if (extra.beginEvent == kNoEvent || extra.endEvent != kNoEvent) continue;
        if (isLocal && m_directory.lane(m_log[extra.beginEvent].thread).process != m_directory.lane(lane).process) continue;
        const LaneId its = isProcess ? kNoLane : m_directory.laneOfThread(objects[object].id);
        const ProcessIndex process = isProcess ? m_directory.processOf(objects[object].id) : kNoProcess;
        const bool hasBegun = isProcess ? process < m_state.processes.size() && !m_state.processes[process].lanes.empty()
                                        : its < m_state.threads.size() && m_state.threads[its].state != LaneState::Absent;
        if (!hasBegun) return true;
    }
    return false;
}

/// A thread that serves somebody's calls has the name of its client: "Process-2", "MainProcess|Thread-1". The lane itself where it has
/// not.
LaneId Derived::clientOf(LaneId lane) const {
    const std::string_view name = lanes[lane].name;
    const std::size_t bar = name.find('|');
    const std::string_view processName = name.substr(0, bar), threadName = bar == name.npos ? std::string_view() : name.substr(bar + 1);
    for (ProcessIndex process = 0; process < processes.size(); ++process) {
        const ProcessInfo &info = processes[process];
        const bool isNamed = info.name == processName || (process == 0 && processName == "MainProcess");
        if (!isNamed || processName.empty() || info.lanes.empty() || process == lanes[lane].process) continue;
        if (threadName.empty()) return info.lanes.front();
        for (const LaneId its : info.lanes)
            if (lanes[its].name == threadName) return its;
    }
    return lane;
}

void Derived::noteLoad(ObjectIndex object, const Event &event) {
    Extra &extra = m_extras[object];
    const LaneId lane = event.thread;
    const auto known = std::find_if(extra.seen.begin(), extra.seen.end(), [lane](const Seen &s) { return s.lane == lane; });
    const Seen now{lane, extra.stores, event.line};
    if (known != extra.seen.end()) {
        *known = now;
    } else {
        extra.seen.push_back(now);
    }
}

/// Of an object that a server keeps for its clients: the server tells which store has not seen another, but not always in the order
/// in which they were made. Where the last one told is what the object was made with, or the same client's, the lost one follows.
void Derived::noteServedStore(Extra &extra, ObjectIndex object, EventIndex index, bool isLastLost) {
    const auto found = [&](EventIndex store, EventIndex lost) {
        addFinding({FindingKind::LostUpdate, store, {clientOf(m_log[store].thread), clientOf(m_log[lost].thread)}, {object}, lost, 0, kNoProcess});
    };
    if (m_log[index].sequence == kHasNotSeen) {
        if (isLastLost) found(index, extra.storeEvent);
        else extra.overtook = index;
    } else if (extra.overtook != kNoEvent && m_log[index].thread != m_log[extra.overtook].thread) {
        found(std::exchange(extra.overtook, kNoEvent), index);
    }
}

/// A store whose thread last loaded the variable before somebody else stored to it, as part of one update (so far as lines tell),
/// overwrites a value it never saw.
void Derived::variableChanged(ObjectIndex object, EventIndex index) {
    level(object, 0, index);
    Extra &extra = m_extras[object];
    const Event &event = m_log[index];
    const LaneId lane = event.thread;
    noteGuards(lane, object, index);
    const auto seen = std::find_if(extra.seen.begin(), extra.seen.end(), [lane](const Seen &s) { return s.lane == lane; });
    const LaneId other = extra.storeEvent == kNoEvent ? kNoLane : m_log[extra.storeEvent].thread;
    const bool isAnothers = other != lane && other != kNoLane;
    if (seen != extra.seen.end()) {
        const std::uint32_t distance = seen->line > event.line ? seen->line - event.line : event.line - seen->line;
        if (event.sequence == 0 && seen->stores != extra.stores && isAnothers && distance <= kUpdateLines)
            addFinding({FindingKind::LostUpdate, index, {lane, other}, {object}, extra.storeEvent, 0, kNoProcess});
        // It is used up: a later store belongs to an update with a load of its own.
        *seen = extra.seen.back();
        extra.seen.pop_back();
    }
    noteServedStore(extra, object, index, isAnothers && extra.stores > 1);
    ++extra.stores;
    extra.storeEvent = index;
}

void Derived::finish() {
    const auto last = static_cast<EventIndex>(m_log.size() == 0 ? 0 : m_log.size() - 1);
    stands(~Time{0} - 1);
    findItemsLeft(last);
    findUncollected(last);
}

void Derived::findItemsLeft(EventIndex last) {
    for (ObjectIndex object = 0; object < m_state.objects.size(); ++object) {
        const ObjectState &state = m_state.objects[object];
        if (state.tube == kNoTube || !isQueueLike(objects[object].kind)) continue;
        // Bytes for another program, or for whoever has hung up: who reads them there is not told.
        if (objects[object].kind == ObjectKind::BytePipe || objects[object].kind == ObjectKind::Socket) continue;
        const TubeState &tube = m_state.tubes[state.tube];
        // A fork's copy of a queue of threads holds what nobody there will ever want.
        const bool copy = objects[object].scope == ObjectScope::Local && state.anySequence;
        if (copy || tube.items.size() + tube.buffered.size() == 0) continue;
        const ItemState &first = tube.items.empty() ? tube.buffered.first() : tube.items[0];
        addFinding({FindingKind::ItemLeft, last, {m_log[first.put].thread}, {object}, first.put, 0, kNoProcess});
    }
}

/// A callback that was called has seen how the job ended.
void Derived::findUncollected(EventIndex last) {
    for (const JobState &job : m_state.jobs) {
        if (job.phase != JobPhase::Failed || job.collected || job.callback != 0) continue;
        const TextId text = job.result.isText() ? job.result.asText() : 0;
        addFinding({FindingKind::UncollectedException, last, {job.submitter}, {job.object}, job.lastChange, text, kNoProcess});
    }
    for (ObjectIndex object = 0; object < m_state.objects.size(); ++object) {
        const ObjectState &state = m_state.objects[object];
        const bool hasFailed = objects[object].kind == ObjectKind::Task && state.count == static_cast<std::int64_t>(LaneState::Crashed);
        if (!hasFailed || state.collected) continue;
        const TextId text = state.value.isText() ? state.value.asText() : 0;
        addFinding({FindingKind::UncollectedException, last, {state.owner}, {object}, state.lastChange, text, kNoProcess});
    }
}

} // namespace forkyard::trace
