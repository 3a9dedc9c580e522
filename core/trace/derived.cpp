#include "core/trace/derived_take.h"

#include <algorithm>
#include <array>

namespace forkyard::trace {

namespace {

constexpr std::size_t kArrowBlock = 64;

const History kNoHistory;
const std::vector<Guarded> kNothingGuarded;
const std::vector<Touch> kNoTouches;
const Column<ItemTrip> kNoItems;

/// For an object that was used before anybody named it.
ObjectKind kindUsedBy(EventKind kind) {
    switch (kind) {
    case EventKind::GilWait:
    case EventKind::GilTake:
    case EventKind::GilDrop: return ObjectKind::Gil;
    case EventKind::LockWait:
    case EventKind::LockAcquire:
    case EventKind::LockRelease: return ObjectKind::Lock;
    case EventKind::RLockWait:
    case EventKind::RLockAcquire:
    case EventKind::RLockRelease: return ObjectKind::RLock;
    case EventKind::SemaphoreWait:
    case EventKind::SemaphoreAcquire:
    case EventKind::SemaphoreRelease: return ObjectKind::Semaphore;
    case EventKind::ConditionWait:
    case EventKind::ConditionNotify:
    case EventKind::ConditionWake: return ObjectKind::Condition;
    case EventKind::EventWait:
    case EventKind::EventSet:
    case EventKind::EventClear:
    case EventKind::EventWake: return ObjectKind::Event;
    case EventKind::BarrierWait:
    case EventKind::BarrierPass:
    case EventKind::BarrierCount:
    case EventKind::BarrierBreak: return ObjectKind::Barrier;
    case EventKind::QueueCreate:
    case EventKind::QueuePutWait:
    case EventKind::QueuePut:
    case EventKind::QueueSend:
    case EventKind::QueueGetWait:
    case EventKind::QueueGet:
    case EventKind::QueueFull:
    case EventKind::QueueEmpty:
    case EventKind::QueueClose:
    case EventKind::QueueTaskDone: return ObjectKind::Queue;
    case EventKind::PipeCreate:
    case EventKind::PipeWriteWait:
    case EventKind::PipeWrite:
    case EventKind::PipeReadWait:
    case EventKind::PipeRead:
    case EventKind::PipeClose:
    case EventKind::PipeTaken:
    case EventKind::PipeGive: return ObjectKind::Pipe;
    case EventKind::SocketConnect:
    case EventKind::SocketAccept:
    case EventKind::SocketSend:
    case EventKind::SocketReceive:
    case EventKind::SocketRefused:
    case EventKind::SocketPeer:
    case EventKind::SocketClose: return ObjectKind::Socket;
    case EventKind::TaskCreate:
    case EventKind::TaskAwait:
    case EventKind::TaskResume:
    case EventKind::TaskDone:
    case EventKind::TaskFailed:
    case EventKind::TaskCancelled:
    case EventKind::TaskCollected: return ObjectKind::Task;
    case EventKind::LoopTurn: return ObjectKind::Loop;
    case EventKind::ThreadCore: return ObjectKind::Core;
    case EventKind::PoolCreate:
    case EventKind::PoolWorker:
    case EventKind::PoolWorkerGone:
    case EventKind::PoolClose: return ObjectKind::Pool;
    case EventKind::JobSubmit:
    case EventKind::JobPool:
    case EventKind::JobStart:
    case EventKind::JobDone:
    case EventKind::JobFailed:
    case EventKind::JobCancelled:
    case EventKind::JobCollected:
    case EventKind::JobCallback: return ObjectKind::Job;
    case EventKind::VariableLoad:
    case EventKind::VariableStore: return ObjectKind::Variable;
    case EventKind::ThreadCreate:
    case EventKind::ThreadStart:
    case EventKind::ThreadExit: return ObjectKind::Thread;
    case EventKind::ProcessFork:
    case EventKind::ProcessSpawn:
    case EventKind::ProcessStart:
    case EventKind::ProcessExit:
    case EventKind::ProcessCrash:
    case EventKind::ProcessKilled:
    case EventKind::ProcessWaitBegin:
    case EventKind::ProcessWaitEnd: return ObjectKind::Process;
    default: return ObjectKind::Unknown;
    }
}

} // namespace

Derived::Derived(const EventLog &log, const TextTable &texts, std::uint32_t keyframeEvents)
    : m_log(log), m_texts(texts), m_keyframeEvents(keyframeEvents), m_untilKeyframe(keyframeEvents),
      m_machine(m_state, m_directory, m_log, m_texts, *this), m_watch(m_state, m_directory, log) {}

LaneId Derived::addLane(const LaneOrigin &origin) {
    if (origin.parentProcess != 0) {
        m_directory.share(origin.parentProcess, ObjectKind::Process);
        addProcess(origin.parentProcess);
    }
    if (origin.process != 0) m_directory.share(origin.process, ObjectKind::Process);
    if (origin.thread != 0) m_directory.share(origin.thread, ObjectKind::Thread);
    const ProcessIndex process = addProcess(origin.process);
    const LaneId lane = m_directory.addLane(process, origin.thread, origin.threadNumber == 0);
    lanes.push_back({lane, origin, process, m_texts[m_directory.identity(origin.thread).name], 0, 0});
    spans.push_back(std::make_unique<LaneSpans>());
    laneEvents.push_back(std::make_unique<Column<EventIndex>>());
    ProcessInfo &info = processes[process];
    // Which thread is heard of first is chance; the numbers tell in which order they were made.
    const auto isBefore = [this](std::uint32_t number, LaneId other) { return number < lanes[other].origin.threadNumber; };
    info.lanes.insert(std::upper_bound(info.lanes.begin(), info.lanes.end(), origin.threadNumber, isBefore), lane);
    if (info.pid == 0) info.pid = origin.pid;
    if (origin.parentProcess != 0) info.parent = m_directory.processOf(origin.parentProcess);
    return lane;
}

ProcessIndex Derived::addProcess(ObjectId id) {
    const ProcessIndex index = m_directory.addProcess(id);
    if (index == processes.size()) {
        ProcessInfo info;
        info.id = id;
        info.end = kStillOpen;
        info.name = m_texts[m_directory.identity(id).name];
        processes.push_back(info);
    }
    return index;
}

ObjectIndex Derived::findOrAdd(ProcessIndex process, ObjectId id) {
    const ObjectIndex index = m_directory.findOrAdd(process, id);
    if (index == objects.size()) {
        objects.emplace_back();
        m_extras.emplace_back();
        describe(index);
        objects[index].firstEvent = static_cast<EventIndex>(m_log.size() - (m_log.size() > 0 ? 1 : 0));
        objects[index].history = &kNoHistory;
        objects[index].waiters = &kNoHistory;
    }
    return index;
}

ObjectIndex Derived::objectFor(LaneId lane, const Event &event) {
    if (event.object == 0 || !traitsOf(event.kind).hasObjectState) return kNoObject;
    if (const ObjectIndex known = knownObject(lane, event); known != kNoObject) return known;
    const ObjectKind kind = kindUsedBy(event.kind);
    if (isOneForAll(kind)) m_directory.share(event.object, kind);
    const ObjectIndex index = findOrAdd(lanes[lane].process, event.object);
    if (objects[index].kind == ObjectKind::Unknown && kind != ObjectKind::Unknown) {
        const Directory::Identity identity = m_directory.identity(event.object);
        m_directory.name(event.object, identity.name, kind, identity.scope);
        nameEverywhere(event.object);
    }
    return index;
}

void Derived::describe(ObjectIndex index) {
    const Directory::Object &object = m_directory.object(index);
    const Directory::Identity &identity = m_directory.identity(object.id);
    ObjectInfo &info = objects[index];
    info.id = object.id;
    info.kind = identity.kind;
    info.scope = identity.scope;
    info.process = object.process;
    info.name = m_texts[identity.name];
}

void Derived::nameEverywhere(ObjectId id) {
    for (ProcessIndex process = 0; process < m_directory.processCount(); ++process) {
        const ObjectIndex index = m_directory.find(process, id);
        if (index != kNoObject) describe(index);
    }
    const std::string_view name = m_texts[m_directory.identity(id).name];
    if (const LaneId lane = m_directory.laneOfThread(id); lane != kNoLane) lanes[lane].name = name;
    if (const ProcessIndex process = m_directory.processOf(id); process != kNoProcess) processes[process].name = name;
}

void Derived::named(ObjectId id, TextId name, std::uint32_t packed) {
    const ObjectKind told = packedKind(packed);
    m_directory.name(id, name, told != ObjectKind::Unknown ? told : m_directory.identity(id).kind, packedScope(packed));
    nameEverywhere(id);
}

void Derived::keepKeyframe() {
    const EventIndex last = m_keyframes.empty() ? 0 : m_keyframes.back()->events;
    // No more memory than half of what the events themselves take.
    if ((m_state.events - last) * sizeof(Event) < 2 * m_state.bytes()) return;
    m_keyframes.push_back(std::make_unique<Keyframe>(Keyframe{m_state.events, m_state}));
}

const Keyframe *Derived::keyframeBefore(EventIndex events) const {
    const auto after = std::upper_bound(m_keyframes.begin(), m_keyframes.end(), events,
                                        [](EventIndex wanted, const auto &frame) { return wanted < frame->events; });
    return after == m_keyframes.begin() ? nullptr : std::prev(after)->get();
}

void Derived::advance(State &state, EventIndex events) const {
    NoObserver nobody;
    StateMachine<NoObserver> machine(state, m_directory, m_log, m_texts, nobody);
    while (state.events < events) {
        const Event &event = m_log[state.events];
        const bool hasObject = event.object != 0 && traitsOf(event.kind).hasObjectState;
        machine.apply(event, hasObject ? m_directory.find(m_directory.lane(event.thread).process, event.object) : kNoObject);
    }
}

void Derived::followProcess(ObjectId id) {
    const ProcessIndex index = m_directory.processOf(id);
    if (index == kNoProcess || index >= m_state.processes.size()) return;
    const ProcessRecord &record = m_state.processes[index];
    ProcessInfo &info = processes[index];
    const Event &event = m_log[m_log.size() - 1];
    if (info.state == ProcessState::NotStarted && record.state != ProcessState::NotStarted) info.begin = event.time;
    const bool isOver = record.state != ProcessState::NotStarted && record.state != ProcessState::Alive;
    if (isOver && info.end == kStillOpen) {
        info.end = event.time;
        m_watch.processEnded(index, static_cast<EventIndex>(m_log.size() - 1));
        if (record.state == ProcessState::Crashed) {
            addFinding({FindingKind::ProcessDied, static_cast<EventIndex>(m_log.size() - 1), info.lanes, {}, kNoEvent, 0, index});
        }
    }
    info.state = record.state;
    info.exitStatus = record.exitStatus;
    if (record.pid != 0) info.pid = record.pid;
    if (record.parent != kNoProcess) info.parent = record.parent;
    info.machine = record.machine;
}

void Derived::laneExplained(LaneId lane, EventIndex event) { spans[lane]->explainLast(event); }

void Derived::noteGuards(LaneId lane, ObjectIndex variable, EventIndex index) {
    if (lane >= m_held.size() || objects[variable].kind != ObjectKind::Variable) return;
    for (ObjectIndex lock : m_held[lane]) {
        auto &guarded = m_extras[lock].guarded;
        const bool isKnown = std::any_of(guarded.begin(), guarded.end(), [variable](const Guarded &each) { return each.variable == variable; });
        if (!isKnown && guarded.size() < Store::kGuardedKept) guarded.push_back({variable, index});
    }
}

void Derived::noteTouch(ObjectIndex variable, LaneId lane, EventIndex index) {
    auto &touches = m_extras[variable].touches;
    const bool isKnown = std::any_of(touches.begin(), touches.end(), [lane](const Touch &each) { return each.lane == lane; });
    if (!isKnown && touches.size() < Store::kTouchesKept) touches.push_back({lane, index});
}

void Derived::noteUsage(const Event &event) {
    const ProcessIndex process = m_directory.processOf(event.object);
    if (m_usage.size() <= process) m_usage.resize(process + 1);
    auto &points = event.kind == EventKind::ProcessCpu ? m_usage[process].cpu : m_usage[process].memory;
    const std::int64_t least = event.kind == EventKind::ProcessCpu && !points.empty() ? points.back().value : 0;
    points.push_back({event.time, std::max(least, event.value.integerOr(0))});
}

const Derived::Usage &Derived::usage(ProcessIndex process) const {
    static const Usage kNothing;
    return process < m_usage.size() ? m_usage[process] : kNothing;
}

const std::vector<Guarded> &Derived::guardedBy(ObjectIndex lock) const {
    return lock < m_extras.size() ? m_extras[lock].guarded : kNothingGuarded;
}

const std::vector<Touch> &Derived::touchedBy(ObjectIndex variable) const {
    return variable < m_extras.size() ? m_extras[variable].touches : kNoTouches;
}

void Derived::itemPut(ObjectIndex object, const ItemState &item, bool buffered) {
    auto &trips = m_extras[object].items;
    if (!trips) trips = std::make_unique<Column<ItemTrip>>();
    trips->push({item.put, buffered ? kNoEvent : item.put, kNoEvent, item.size});
}

void Derived::itemSent(ObjectIndex object, std::uint32_t number, EventIndex event) {
    (*m_extras[object].items)[number].sent = event;
}

void Derived::itemTaken(ObjectIndex object, const ItemState &item, EventIndex event) {
    (*m_extras[object].items)[item.number].got = event;
    addArrow(ArrowKind::Message, item.put, item.putter, event, object);
}

const Column<ItemTrip> &Derived::items(ObjectIndex queue) const {
    return m_extras[queue].items ? *m_extras[queue].items : kNoItems;
}

void Derived::copied(ObjectIndex from, ObjectIndex to, EventIndex event) {
    if (const auto &trips = m_extras[from].items) m_extras[to].items = std::make_unique<Column<ItemTrip>>(trips->copy());
    const ObjectState &state = m_state.objects[to];
    m_extras[to].storeEvent = m_extras[from].storeEvent;
    if (state.owner != kNoLane && isLockLike(objects[to].kind)) level(to, std::int64_t{state.owner} + 1, event);
    if (state.tube != kNoTube && m_state.tubes[state.tube].depth > 0) level(to, m_state.tubes[state.tube].depth, event);
    if (isVariableLike(objects[to].kind)) level(to, 0, event);
}

void Derived::addArrow(ArrowKind kind, EventIndex from, LaneId fromLane, EventIndex to, ObjectIndex object) {
    const LaneId toLane = m_log[to].thread;
    if (fromLane == toLane) return;
    if (arrows.size() % kArrowBlock == 0) {
        arrowBlocks.push(from);
    } else {
        arrowBlocks.back() = std::min(arrowBlocks.back(), from);
    }
    arrows.push({kind, fromLane, toLane, from, to, object});
}

void Derived::deriveArrows(const Event &event, EventIndex index, ObjectIndex object, bool hadWaited) {
    Extra &extra = m_extras[object];
    auto arrowFrom = [&](ArrowKind kind, EventIndex from) {
        if (from != kNoEvent) addArrow(kind, from, m_log[from].thread, index, object);
    };
    switch (event.kind) {
    case EventKind::ProcessFork:
    case EventKind::ProcessSpawn:
    case EventKind::ThreadCreate: extra.beginEvent = index; return;
    case EventKind::ProcessStart: return arrowFrom(ArrowKind::Fork, extra.beginEvent);
    case EventKind::ThreadStart: return arrowFrom(ArrowKind::Start, extra.beginEvent);
    case EventKind::ProcessExit:
    case EventKind::ThreadExit: extra.endEvent = index; return;
    case EventKind::ProcessWaitEnd:
        // Who only looked in passing has joined nobody.
        if (event.sequence != 0 && hadWaited) arrowFrom(ArrowKind::Join, extra.endEvent);
        return;
    case EventKind::ThreadJoinEnd:
        if (event.sequence != 0) arrowFrom(ArrowKind::Join, extra.endEvent);
        return;
    default: break;
    }
    if (traitsOf(event.kind).isLetIn && hadWaited && extra.releaseEvent != kNoEvent) {
        addArrow(ArrowKind::HandOver, extra.releaseEvent, extra.releaseLane, index, object);
    }
    if (traitsOf(event.kind).letsIn) {
        extra.releaseEvent = index;
        extra.releaseLane = event.thread;
    }
}

} // namespace forkyard::trace
