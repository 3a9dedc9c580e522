#include "core/trace/scripted_trace.h"

#include "core/base/check.h"

namespace forkyard::trace {

ScriptedTrace &ScriptedTrace::at(Time time) {
    FORKYARD_CHECK(time >= m_time);
    m_time = time;
    return *this;
}

ScriptedTrace &ScriptedTrace::put(LaneId lane, EventKind kind, ObjectId object, std::uint32_t sequence, Value value) {
    Event event;
    event.time = m_time;
    event.kind = kind;
    event.object = object;
    event.sequence = sequence;
    event.value = value;
    event.line = m_lanes[lane].line;
    m_store.append(lane, {&event, 1});
    return *this;
}

ScriptedTrace &ScriptedTrace::line(LaneId lane, std::uint32_t number, std::uint32_t file) {
    m_lanes[lane].line = packLine(file, number);
    return put(lane, EventKind::Line, 0, 0, {});
}

ScriptedTrace &ScriptedTrace::add(LaneId lane, EventKind kind, ObjectId object, Value value) {
    return put(lane, kind, object, sequenceFor(lane, kind, object), value);
}

std::uint32_t ScriptedTrace::sequenceFor(LaneId lane, EventKind kind, ObjectId object) {
    const Order order = kindInfo(kind).order;
    if (order == Order::Free || object == 0) return 0;
    const ObjectId process = m_shared.count(object) ? 0 : m_lanes[lane].origin.process;
    std::uint32_t &sequence = m_sequences[{process, object}];
    if (order == Order::Next) return sequence = nextSequence(sequence);
    // Starts come after the creation; ends of a wait after the end, if there was one.
    const bool starts = kind == EventKind::ProcessStart || kind == EventKind::ThreadStart || kind == EventKind::TaskResume ||
                        kind == EventKind::JobStart;
    if (starts) return sequence == 0 ? 0 : 1;
    return sequence >= 2 ? 2 : 0;
}

LaneId ScriptedTrace::addLane(const LaneOrigin &origin) {
    const LaneId lane = m_store.openLane(origin);
    FORKYARD_CHECK(lane == m_lanes.size());
    m_lanes.push_back({origin, 0});
    m_shared.insert(origin.process);
    m_shared.insert(origin.thread);
    return lane;
}

ScriptedTrace &ScriptedTrace::name(LaneId lane, ObjectId object, ObjectKind kind, ObjectScope scope, std::string_view name) {
    if (scope == ObjectScope::Shared || isOneForAll(kind)) m_shared.insert(object);
    return put(lane, EventKind::ObjectName, object, packObject(kind, scope), text(name));
}

LaneId ScriptedTrace::process(std::string_view processName, std::int32_t pid, LaneId parent) {
    if (parent != kNoLane) {
        const LaneId child = fork(parent, processName, pid);
        start(child);
        return child;
    }
    const LaneId lane = addLane({newObject(), 0, newObject(), 0, pid, pid});
    const LaneOrigin origin = m_lanes[lane].origin;
    name(lane, origin.process, ObjectKind::Process, ObjectScope::Shared, processName);
    name(lane, origin.thread, ObjectKind::Thread, ObjectScope::Shared, "MainThread");
    add(lane, EventKind::ProgramStart, origin.process, text(processName));
    add(lane, EventKind::ProcessStart, origin.process, Value::integer(pid));
    return lane;
}

LaneId ScriptedTrace::fork(LaneId parent, std::string_view processName, std::int32_t pid) {
    const LaneId child = addLane({newObject(), m_lanes[parent].origin.process, newObject(), 0, pid, pid});
    const ObjectId process = m_lanes[child].origin.process;
    name(parent, process, ObjectKind::Process, ObjectScope::Shared, processName);
    add(parent, EventKind::ProcessFork, process, Value::integer(pid));
    return child;
}

ScriptedTrace &ScriptedTrace::start(LaneId child) {
    const LaneOrigin &origin = m_lanes[child].origin;
    if (origin.threadNumber != 0) return add(child, EventKind::ThreadStart, origin.thread);
    add(child, EventKind::ProcessStart, origin.process, Value::integer(origin.pid));
    return name(child, origin.thread, ObjectKind::Thread, ObjectScope::Shared, "MainThread");
}

LaneId ScriptedTrace::thread(LaneId creator, std::string_view threadName, bool started) {
    LaneOrigin origin = m_lanes[creator].origin;
    origin.thread = newObject();
    origin.threadNumber = ++m_threads;
    origin.tid = origin.pid + static_cast<std::int32_t>(m_threads);
    const LaneId lane = addLane(origin);
    name(creator, origin.thread, ObjectKind::Thread, ObjectScope::Shared, threadName);
    add(creator, EventKind::ThreadCreate, origin.thread);
    if (started) start(lane);
    return lane;
}

ObjectId ScriptedTrace::object(LaneId lane, ObjectKind kind, ObjectScope scope, std::string_view objectName) {
    const ObjectId id = newObject();
    name(lane, id, kind, scope, objectName);
    return id;
}

ScriptedTrace &ScriptedTrace::wait(LaneId lane, EventKind kind, ObjectId object, std::string_view reason, Value value) {
    add(lane, kind, object, value);
    return put(lane, EventKind::BlockedReason, object, 0, text(reason));
}

ScriptedTrace &ScriptedTrace::print(LaneId lane, std::string_view output) {
    return put(lane, EventKind::Print, 0, 0, text(output));
}

ScriptedTrace &ScriptedTrace::local(LaneId lane, std::string_view localName, Value value) {
    auto known = m_locals.find(localName);
    if (known == m_locals.end()) {
        known = m_locals.emplace(localName, newObject()).first;
        name(lane, known->second, ObjectKind::Local, ObjectScope::Local, localName);
    }
    return put(lane, EventKind::LocalValue, known->second, 0, value);
}

ScriptedTrace &ScriptedTrace::exitThread(LaneId lane) {
    add(lane, EventKind::ThreadExit, threadObject(lane));
    m_store.closeLane(lane, false);
    return *this;
}

ScriptedTrace &ScriptedTrace::exitProcess(LaneId lane, int code) {
    add(lane, EventKind::ProcessExit, processObject(lane), Value::integer(code));
    m_store.closeLane(lane, false);
    return *this;
}

} // namespace forkyard::trace
