// What each event does to a State. The same code runs live, where an observer hears of every change and keeps what is derived, and
// when a moment is worked out from a keyframe, where nobody listens. So both agree. Long, because it is one switch over every kind.
#pragma once

#include "core/trace/directory.h"
#include "core/trace/event_log.h"
#include "core/trace/kind_traits.h"
#include "core/trace/state.h"
#include "core/trace/text_table.h"

#include <algorithm>

namespace forkyard::trace {

/// A task waits and its thread goes on with others.
constexpr bool isATasksWait(const Event &event) { return event.kind == EventKind::ConditionWait && event.value.kind() == ValueKind::Object; }

/// Hears nothing. An observer of a live store has the same functions, and answers for objects that are new.
struct NoObserver {
    ObjectIndex objectFor(const Directory &directory, ProcessIndex process, ObjectId id) {
        return directory.find(process, id);
    }
    ProcessIndex processFor(const Directory &directory, ObjectId id) { return directory.processOf(id); }
    void named(ObjectId, TextId, std::uint32_t) {}
    void laneState(LaneId, LaneState, EventIndex) {}
    void laneExplained(LaneId, EventIndex) {}
    void waiters(ObjectIndex, std::size_t, EventIndex) {}
    void level(ObjectIndex, std::int64_t, EventIndex) {}
    void itemPut(ObjectIndex, const ItemState &, bool) {}
    void itemSent(ObjectIndex, std::uint32_t, EventIndex) {}
    void itemTaken(ObjectIndex, const ItemState &, EventIndex) {}
    void copied(ObjectIndex, ObjectIndex, EventIndex) {}
    void variableChanged(ObjectIndex, EventIndex) {}
};

template <typename Observer>
class StateMachine {
public:
    StateMachine(State &state, const Directory &directory, const EventLog &log, const TextTable &texts, Observer &observer)
        : m_state(state), m_directory(directory), m_log(log), m_texts(texts), m_observer(observer) {}

    /// `event` is the log's event number state.events (it need not be in the log yet); `object` the place of the object it is
    /// about, kNoObject where it has none with a state.
    [[gnu::always_inline]] void apply(const Event &event, ObjectIndex object) {
        m_index = m_state.events++;
        m_event = &event;
        m_lane = event.thread;
        m_process = m_directory.lane(m_lane).process;
        ThreadState &thread = m_state.thread(m_lane);
        if (thread.state == LaneState::Absent) begin();
        ThreadState &self = m_state.threads[m_lane];
        const KindTraits &traits = traitsOf(event.kind);
        if (!traits.isMeasured) self.lastEvent = m_index;
        if (event.line != 0) self.line = event.line;
        if (object != kNoObject) {
            ObjectState &state = touch(object);
            if (traits.order == Order::Next && event.sequence != 0) {
                const bool isNewer = static_cast<std::int32_t>(event.sequence - state.sequence) > 0;
                if (isNewer || state.anySequence) state.sequence = event.sequence;
                state.anySequence = false;
            }
        }
        if (traits.wait != LaneState::Absent && !isATasksWait(event)) {
            setState(m_lane, traits.wait, object);
        } else if (traits.endsWait && self.isWaiting()) {
            setState(m_lane, LaneState::Running, kNoObject);
        }
        switch (traits.effect) {
        case Effect::Program: program(); break;
        case Effect::Process: process(object); break;
        case Effect::Thread: thread_(); break;
        case Effect::Lock: lock(object); break;
        case Effect::Queue: queue(object); break;
        case Effect::Pool: pool(object); break;
        case Effect::Job: job(object); break;
        case Effect::Task: task(object); break;
        case Effect::Loop: loop(object); break;
        case Effect::Variable: variable(object); break;
        case Effect::Local: local(); break;
        case Effect::Text: text(object); break;
        case Effect::Line: m_state.threads[m_lane].exception = 0; break;
        case Effect::Console: ++m_state.consolePieces; break;
        case Effect::Name:
            if (event.kind != EventKind::SourceFile) {
                m_observer.named(event.object, event.value.asText(), event.sequence);
            }
            break;
        case Effect::Steering:
            if (event.kind == EventKind::LevelChange) m_state.level = static_cast<Level>(event.value.integerOr(1));
            break;
        case Effect::State: libraryWait(); break;
        case Effect::Machine:
            if (event.value.kind() == ValueKind::Object) aboutProcess().machine = event.value.asObject();
            break;
        case Effect::Usage: usage(); break;
        case Effect::Core: core(object); break;
        case Effect::Finding: m_state.threads[m_lane].hasFailed |= event.kind == EventKind::ExceptionUncaught; break;
        case Effect::Gap: break;
        }
    }

private:
    ObjectState &touch(ObjectIndex index) {
        ObjectState &state = m_state.object(index);
        if (!state.seen) {
            state.seen = true;
            const ProcessIndex owner = m_directory.object(index).process;
            if (owner != kNoProcess) m_state.process(owner).copies.push_back(index);
        }
        return state;
    }

    void begin() {
        setState(m_lane, LaneState::Running, kNoObject);
        ProcessRecord &process = m_state.process(m_process);
        process.lanes.push_back(m_lane);
        if (process.state == ProcessState::NotStarted) process.state = ProcessState::Alive;
        if (!m_directory.lane(m_lane).isMain || process.forkedBy == kNoLane) return;
        // The thread that forked goes on here as the child's main thread, with its locals and the locks it held.
        m_state.threads[m_lane].frames = std::move(process.inheritedFrames);
        process.inheritedFrames.clear();
        for (ObjectIndex index : process.copies) {
            ObjectState &copy = m_state.objects[index];
            if (copy.owner != process.forkedBy) continue;
            copy.owner = m_lane;
            m_observer.level(index, std::int64_t{m_lane} + 1, m_index);
        }
        process.forkedBy = kNoLane;
    }

    void setState(LaneId lane, LaneState state, ObjectIndex reason) {
        ThreadState &thread = m_state.threads[lane];
        if (thread.isOver()) return;
        if (thread.reason != kNoObject) {
            auto &waiters = m_state.objects[thread.reason].waiters;
            waiters.erase(std::find(waiters.begin(), waiters.end(), lane));
            m_observer.waiters(thread.reason, waiters.size(), m_index);
        }
        if (thread.hasYielded) {
            thread.hasYielded = false;
            --m_state.yielded;
        }
        const bool says = state != LaneState::Ready || m_event->kind == EventKind::GilWait; // that it has not got it any more
        const bool leavesGil = m_state.yielded > 0 && thread.state == LaneState::Running && state != LaneState::Running && says;
        thread.state = state;
        thread.stateEvent = m_index;
        thread.reason = reason;
        thread.reasonText = 0;
        if (reason != kNoObject) {
            auto &waiters = m_state.objects[reason].waiters;
            waiters.push_back(lane);
            m_observer.waiters(reason, waiters.size(), m_index);
        }
        if (thread.core != kNoObject) occupyCore(lane, thread);
        m_observer.laneState(lane, state, m_index);
        if (leavesGil && traitsOf(m_event->kind).effect != Effect::Process) runAgain(lane);
    }

    /// Who had the GIL waits for something else. Of the others of its process that had it before and have said nothing since, the last one
    /// is where the process is again.
    void runAgain(LaneId lane) {
        const ProcessIndex process = m_directory.lane(lane).process;
        LaneId last = kNoLane;
        for (LaneId other = 0; other < m_state.threads.size(); ++other)
            if (m_state.threads[other].hasYielded && m_directory.lane(other).process == process && (last == kNoLane || m_state.threads[other].stateEvent > m_state.threads[last].stateEvent)) last = other;
        if (last == kNoLane) return;
        const ObjectIndex gil = m_state.threads[last].reason;
        setState(last, LaneState::Running, kNoObject);
        m_state.objects[gil].count = std::int64_t{last} + 1;
    }

    ProcessRecord &aboutProcess() { return m_state.process(m_observer.processFor(m_directory, m_event->object)); }

    void usage() {
        ProcessRecord &process = aboutProcess();
        const std::int64_t value = m_event->value.integerOr(0);
        if (m_event->kind == EventKind::ProcessCpu) process.cpuTime = std::max(process.cpuTime, value);
        else process.memory = std::max<std::int64_t>(value, 0);
    }

    void core(ObjectIndex object) {
        ThreadState &self = m_state.threads[m_lane];
        const bool isCore = object != kNoObject && m_directory.identityOf(object).kind == ObjectKind::Core;
        if (self.core == object || (object != kNoObject && !isCore)) return;
        if (self.core != kNoObject && m_state.objects[self.core].owner == m_lane) setOwner(self.core, kNoLane);
        self.core = object;
        if (object != kNoObject) occupyCore(m_lane, self);
    }

    /// Who runs has its core; who comes later takes it, and leaves it free: of several that share one nothing better is known.
    void occupyCore(LaneId lane, const ThreadState &thread) {
        const LaneId owner = m_state.objects[thread.core].owner;
        const bool runs = thread.state == LaneState::Running;
        if (runs ? owner != lane : owner == lane) setOwner(thread.core, runs ? lane : kNoLane);
    }

    /// Only of a thread that has told nothing better about what it does.
    void libraryWait() {
        const ThreadState &self = m_state.threads[m_lane];
        if (m_event->kind == EventKind::LibraryWait && self.state == LaneState::Running) {
            setState(m_lane, LaneState::WaitingData, kNoObject);
        } else if (m_event->kind == EventKind::LibraryWake && self.isWaiting() && m_log[self.stateEvent].kind == EventKind::LibraryWait) {
            setState(m_lane, LaneState::Running, kNoObject);
        }
    }

    void program() {
        if (m_event->kind != EventKind::ProgramEnd) return;
        m_state.ended = true;
        m_state.exitCode = m_event->value.integerOr(0);
    }

    void process(ObjectIndex object) {
        switch (m_event->kind) {
        case EventKind::ProcessFork:
        case EventKind::ProcessSpawn: return child();
        case EventKind::ProcessExec: return outside(object);
        case EventKind::ProcessStart: {
            ProcessRecord &self = m_state.process(m_process);
            self.pid = static_cast<std::int32_t>(m_event->value.integerOr(self.pid));
            // Nobody has told of making the first one; its end is the next there is in its order.
            if (object != kNoObject && m_event->sequence == 0) m_state.object(object).sequence = 1;
            return;
        }
        case EventKind::ProcessExit: return endProcess(m_event->object, ProcessState::Ended, object);
        case EventKind::ProcessCrash: return endProcess(m_event->object, ProcessState::Crashed, object);
        case EventKind::ProcessKilled: return endProcess(m_event->object, ProcessState::Killed, object);
        case EventKind::ProcessWaitEnd:
            if (object != kNoObject) reap(m_event->object, object);
            return;
        default: return;
        }
    }

    /// Another program runs in a process that never ran this one: only whoever made it can tell of it.
    void outside(ObjectIndex object) {
        const ProcessIndex index = m_observer.processFor(m_directory, m_event->object);
        if (index == kNoProcess || object == kNoObject || index == m_process || !m_state.process(index).lanes.empty()) return;
        m_state.process(index).isOutside = true;
        m_observer.level(object, static_cast<std::int64_t>(LaneState::Running), m_index);
    }

    void endOutside(const ProcessRecord &process, ObjectIndex object) {
        if (!process.isOutside || object == kNoObject) return;
        const LaneState last = process.state == ProcessState::Ended ? LaneState::Ended : LaneState::Crashed;
        m_observer.level(object, static_cast<std::int64_t>(last), m_index);
    }

    void child() {
        const ProcessIndex index = m_observer.processFor(m_directory, m_event->object);
        ProcessRecord &child = m_state.process(index);
        child.parent = m_process;
        child.pid = static_cast<std::int32_t>(m_event->value.integerOr(child.pid));
        child.machine = m_state.process(m_process).machine;
        if (child.state == ProcessState::NotStarted) child.state = ProcessState::Alive;
        if (m_event->kind == EventKind::ProcessSpawn || !child.lanes.empty()) return;
        child.forkedBy = m_lane;
        child.inheritedFrames = m_state.threads[m_lane].frames;
        inheritPipes(index);
        // Memory is copied as it is now.
        for (std::size_t at = 0; at < m_state.process(m_process).copies.size(); ++at) {
            const ObjectIndex from = m_state.processes[m_process].copies[at];
            const ObjectIndex to = m_observer.objectFor(m_directory, index, m_directory.object(from).id);
            if (to == from) continue;
            touch(to);
            copyObject(from, to);
            m_observer.copied(from, to, m_index);
        }
    }

    static void addOnce(std::vector<ProcessIndex> &list, ProcessIndex process) {
        if (std::find(list.begin(), list.end(), process) == list.end()) list.push_back(process);
    }
    static void remove(std::vector<ProcessIndex> &list, ProcessIndex process) {
        list.erase(std::remove(list.begin(), list.end(), process), list.end());
    }

    void inheritPipes(ProcessIndex child) {
        for (TubeState &tube : m_state.tubes) {
            for (auto *ends : {&tube.readers, &tube.writers}) {
                if (std::find(ends->begin(), ends->end(), m_process) != ends->end()) addOnce(*ends, child);
            }
        }
    }

    void dropPipes(ProcessIndex process) {
        for (TubeState &tube : m_state.tubes) {
            remove(tube.readers, process);
            remove(tube.writers, process);
        }
    }

    /// Another program has ended: what went to it alone is in no pipe any more.
    void emptyUnread() {
        for (ObjectIndex object = 0; object < m_state.objects.size(); ++object) {
            const std::uint32_t place = m_state.objects[object].tube;
            if (place == kNoTube || m_directory.identityOf(object).kind != ObjectKind::BytePipe) continue;
            TubeState &tube = m_state.tubes[place];
            if (tube.readers.empty() && tube.depth > 0) takeBytes(object, tube, static_cast<std::uint32_t>(tube.depth));
        }
    }

    void copyObject(ObjectIndex from, ObjectIndex to) {
        m_state.object(to) = m_state.objects[from];
        ObjectState &copy = m_state.objects[to];
        copy.waiters.clear();
        copy.anySequence = true;
        if (m_directory.identityOf(from).kind == ObjectKind::Gil) {
            copy.owner = kNoLane;
            copy.count = 0;
        }
        if (copy.tube == kNoTube) return;
        const TubeState contents = m_state.tubes[copy.tube];
        copy.tube = static_cast<std::uint32_t>(m_state.tubes.size());
        m_state.tubes.push_back(contents);
    }

    /// Whom an exception ended has crashed, however well its process does.
    LaneState endOf(LaneId lane, LaneState otherwise) { return m_state.thread(lane).hasFailed ? LaneState::Crashed : otherwise; }

    void endProcess(ObjectId id, ProcessState how, ObjectIndex object) {
        const ProcessIndex index = m_observer.processFor(m_directory, id);
        ProcessRecord &process = m_state.process(index);
        const std::int64_t status = m_event->value.integerOr(0);
        const bool isOver = process.state == ProcessState::Ended || process.state == ProcessState::Crashed ||
                            process.state == ProcessState::Killed;
        if (isOver) {
            // Who died without a word is first marked as killed by nobody knows what; whoever waited for it knows better.
            if (process.state == ProcessState::Killed && process.exitStatus == 0) {
                process.state = how;
                process.exitStatus = status;
            }
            return;
        }
        process.state = how;
        process.exitStatus = status;
        endOutside(process, object);
        dropPipes(index);
        const LaneState last = how == ProcessState::Ended ? LaneState::Ended : LaneState::Crashed;
        for (std::size_t at = 0; at < m_state.processes[index].lanes.size(); ++at) {
            const LaneId lane = m_state.processes[index].lanes[at];
            setState(lane, endOf(lane, last), kNoObject);
        }
    }

    void reap(ObjectId id, ObjectIndex object) {
        const ProcessIndex index = m_observer.processFor(m_directory, id);
        if (index == kNoProcess) return;
        const std::int64_t status = m_event->value.integerOr(0);
        ProcessRecord &process = m_state.process(index);
        process.reaped = true;
        if (process.state != ProcessState::Alive && process.state != ProcessState::NotStarted) return;
        // It ended without an event of its own (another program ran in it).
        process.state = status < 0 ? ProcessState::Killed : ProcessState::Ended;
        process.exitStatus = status < 0 ? -status : status;
        endOutside(process, object);
        dropPipes(index);
        emptyUnread();
        const LaneState last = status < 0 ? LaneState::Crashed : LaneState::Ended;
        for (LaneId lane : std::vector<LaneId>(process.lanes)) setState(lane, last, kNoObject);
    }

    void thread_() {
        if (m_event->kind == EventKind::ThreadExit) setState(m_lane, endOf(m_lane, LaneState::Ended), kNoObject);
        // A join that names a process has waited for it.
        if (m_event->kind == EventKind::ThreadJoinEnd && m_event->sequence != 0) {
            const ProcessIndex joined = m_directory.processOf(m_event->object);
            if (joined != kNoProcess) m_state.process(joined).reaped = true;
        }
    }

    void setOwner(ObjectIndex object, LaneId owner) {
        ObjectState &state = m_state.objects[object];
        state.owner = owner;
        state.lastChange = m_index;
        m_observer.level(object, owner == kNoLane ? 0 : std::int64_t{owner} + 1, m_index);
    }

    void setCount(ObjectIndex object, std::int64_t count) {
        ObjectState &state = m_state.objects[object];
        state.count = count;
        state.lastChange = m_index;
        m_observer.level(object, count, m_index);
    }

    void lock(ObjectIndex object) {
        if (object == kNoObject) return;
        ObjectState &state = m_state.objects[object];
        // Taking and letting go go one way, and before all others: which of the two comes next is what no processor guesses.
        if (const bool takes = m_event->kind == EventKind::LockAcquire; takes || m_event->kind == EventKind::LockRelease) {
            state.count = takes;
            state.value = takes ? m_event->value : state.value;
            return setOwner(object, takes ? m_lane : kNoLane);
        }
        const std::int64_t value = m_event->value.integerOr(0);
        switch (m_event->kind) {
        case EventKind::GilTake:
            // Whoever had it before and says nothing else (a pause of the pace, a call of the system) could go on but for the GIL.
            if (state.count > 0 && static_cast<std::size_t>(state.count) <= m_state.threads.size()) {
                const auto last = static_cast<LaneId>(state.count - 1);
                if (last != m_lane && m_state.threads[last].state == LaneState::Running) {
                    setState(last, LaneState::Ready, object);
                    m_state.threads[last].hasYielded = true;
                    ++m_state.yielded;
                }
            }
            state.count = std::int64_t{m_lane} + 1;
            if (!m_state.threads[m_lane].isOver()) setState(m_lane, LaneState::Running, kNoObject);
            return setOwner(object, m_lane);
        case EventKind::GilDrop:
            if (state.owner == m_lane) setOwner(object, kNoLane);
            return;
        case EventKind::RLockAcquire:
        case EventKind::RLockRelease: {
            state.count = value;
            const LaneId owner = value > 0 ? m_lane : kNoLane;
            if (state.owner != owner) setOwner(object, owner);
            return;
        }
        case EventKind::SemaphoreAcquire:
        case EventKind::SemaphoreRelease:
        case EventKind::BarrierWait:
        case EventKind::BarrierCount: return setCount(object, value);
        case EventKind::EventSet: return setCount(object, 1);
        case EventKind::EventClear:
        case EventKind::BarrierPass:
        case EventKind::BarrierBreak: return setCount(object, 0);
        default: return;
        }
    }

    /// Of what went, told as the language shows bytes: b'one\n' is four. Anything else is as long as it is.
    static std::size_t bytesShown(std::string_view text) {
        if (text.size() < 2 || text[0] != 'b' || (text[1] != '\'' && text[1] != '"')) return text.size();
        const char quote = text[1];
        std::size_t count = 0, at = 2;
        for (; at < text.size() && text[at] != quote; ++count) {
            if (static_cast<unsigned char>(text[at]) >= 0x80) break; // the mark of what was cut
            const bool isEscape = text[at] == '\\' && at + 1 < text.size();
            at += !isEscape ? 1 : text[at + 1] == 'x' ? 4 : 2;
        }
        return count;
    }

    std::uint32_t sizeOf(ObjectIndex object) const {
        const ObjectKind kind = m_directory.identityOf(object).kind;
        if (kind != ObjectKind::BytePipe && kind != ObjectKind::Socket) return 1;
        const Value value = m_event->value;
        return static_cast<std::uint32_t>(value.isText() ? (kind == ObjectKind::Socket ? bytesShown(m_texts[value.asText()]) : m_texts[value.asText()].size())
                                                         : std::max<std::int64_t>(value.integerOr(1), 0));
    }

    void queue(ObjectIndex object) {
        if (object == kNoObject) return;
        switch (m_event->kind) {
        case EventKind::PipeCreate:
            hold(object, m_process, true);
            hold(object, m_process, false);
            [[fallthrough]];
        case EventKind::QueueCreate: m_state.tubeOf(object).capacity = m_event->value.integerOr(0); return;
        case EventKind::QueuePut: return put(object, m_event->sequence == 0);
        case EventKind::PipeWrite:
        case EventKind::SocketSend: return put(object, false);
        case EventKind::QueueSend: return send(object);
        case EventKind::QueueGet: return take(object);
        case EventKind::PipeRead:
        case EventKind::SocketReceive:
            if (m_event->kind == EventKind::PipeRead) addOnce(m_state.tubeOf(object).readers, m_process);
            // What is received was sent at the other end.
            if (const ObjectIndex other = m_state.tubeOf(object).otherEnd; other != kNoObject) return takeBytes(other);
            return m_directory.identityOf(object).kind == ObjectKind::Pipe ? take(object) : takeBytes(object);
        case EventKind::PipeTaken: return takeBytes(object, false);
        case EventKind::PipeClose: return closeEnd(object);
        case EventKind::PipeGive:
            if (m_event->value.kind() != ValueKind::Object) return;
            return give(object, m_observer.processFor(m_directory, m_event->value.asObject()), m_event->sequence == 2);
        case EventKind::SocketConnect:
        case EventKind::SocketAccept:
            m_state.tubeOf(object).peer = m_event->value.isText() ? m_event->value.asText() : 0;
            return;
        case EventKind::SocketPeer: return pair(object);
        case EventKind::QueueClose:
        case EventKind::SocketClose: m_state.tubeOf(object).closed = true; return;
        default: m_state.tubeOf(object); return;
        }
    }

    /// Finds the socket at the other end: the last that named the same connection and has none yet.
    void pair(ObjectIndex object) {
        const TextId named = m_event->value.isText() ? m_event->value.asText() : 0;
        m_state.tubeOf(object).pair = named;
        for (ObjectIndex other = static_cast<ObjectIndex>(m_state.objects.size()); other-- > 0;) {
            const std::uint32_t place = m_state.objects[other].tube;
            if (other == object || place == kNoTube) continue;
            TubeState &tube = m_state.tubes[place];
            if (tube.pair == 0 || tube.otherEnd != kNoObject || tube.closed || m_texts[tube.pair] != m_texts[named]) continue;
            tube.otherEnd = object;
            m_state.tubeOf(object).otherEnd = other;
            return;
        }
    }

    void hold(ObjectIndex object, ProcessIndex process, bool writing) {
        TubeState &tube = m_state.tubeOf(object);
        if (process != kNoProcess) addOnce(writing ? tube.writers : tube.readers, process);
    }

    /// An end of a pipe is a child's from now on. What went through it is what can be seen of a program from outside.
    void give(ObjectIndex object, ProcessIndex process, bool writing) {
        hold(object, process, writing);
        if (process == kNoProcess || !m_state.process(process).isOutside) return;
        TubeState &tube = m_state.tubeOf(object);
        (writing ? tube.outsideWriter : tube.outsideReader) = process;
        m_observer.level(object, static_cast<std::int64_t>(tube.depth), m_index); // it is there, be anything ever written to it or not
    }

    /// A pipe is closed for good when one of its ends is open nowhere.
    void closeEnd(ObjectIndex object) {
        TubeState &tube = m_state.tubeOf(object);
        auto &ends = m_event->value.integerOr(0) == 1 ? tube.writers : tube.readers;
        remove(ends, m_process);
        if (ends.empty()) tube.closed = true;
    }

    void setDepth(ObjectIndex object, TubeState &tube, std::int64_t depth) {
        tube.depth = depth;
        m_observer.level(object, depth, m_index);
    }

    void put(ObjectIndex object, bool buffered) {
        TubeState &tube = m_state.tubeOf(object);
        if (m_event->kind == EventKind::PipeWrite) addOnce(tube.writers, m_process);
        const ItemState item{m_index, static_cast<std::uint32_t>(tube.puts++), sizeOf(object), m_lane};
        if (buffered) {
            tube.buffered.push(m_process, item);
        } else {
            tube.items.push(item);
        }
        m_observer.itemPut(object, item, buffered);
        setDepth(object, tube, tube.depth + item.size);
    }

    void send(ObjectIndex object) {
        TubeState &tube = m_state.tubeOf(object);
        const std::optional<ItemState> first = tube.buffered.takeOf(m_process);
        if (!first) return; // its put was not recorded
        tube.items.push(*first);
        m_observer.itemSent(object, first->number, m_index);
    }

    /// Which of the items inside a get takes: its value tells where the order is not first in, first out.
    std::size_t placeOfTaken(ObjectIndex object, const TubeState &tube) const {
        const ObjectKind kind = m_directory.identityOf(object).kind;
        if (kind == ObjectKind::LifoQueue) return tube.items.size() - 1;
        if (kind != ObjectKind::PriorityQueue) return 0;
        for (std::size_t place = 0; place < tube.items.size(); ++place) {
            if (m_log[tube.items[place].put].value == m_event->value) return place;
        }
        return 0;
    }

    void take(ObjectIndex object) {
        TubeState &tube = m_state.tubeOf(object);
        ++tube.gets;
        tube.lastGet = m_index;
        tube.lastTaken = ItemState{};
        if (!tube.items.empty()) {
            tube.lastTaken = tube.items.take(placeOfTaken(object, tube));
        } else if (!tube.buffered.empty()) { // its sending was not recorded
            tube.lastTaken = tube.buffered.takeFirst();
        } else {
            return; // nor was its put
        }
        m_observer.itemTaken(object, tube.lastTaken, m_index);
        setDepth(object, tube, tube.depth - tube.lastTaken.size);
    }

    /// `here`: by the thread that tells it.
    void takeBytes(ObjectIndex object, bool here = true) {
        TubeState &tube = m_state.tubeOf(object);
        const std::uint32_t size = sizeOf(object);
        if (size == 0) return; // its end was read
        ++tube.gets;
        if (here) tube.lastGet = m_index;
        tube.lastTaken = ItemState{};
        takeBytes(object, tube, size);
    }

    void takeBytes(ObjectIndex object, TubeState &tube, std::uint32_t wanted) {
        std::int64_t depth = tube.depth;
        while (wanted > 0 && !tube.items.empty()) {
            ItemState &first = tube.items[0];
            const std::uint32_t part = std::min(wanted, first.size - tube.takenOfFirst);
            wanted -= part;
            depth -= part;
            tube.takenOfFirst += part;
            tube.lastTaken = first;
            if (tube.takenOfFirst < first.size) break;
            tube.items.take(0);
            tube.takenOfFirst = 0;
            m_observer.itemTaken(object, tube.lastTaken, m_index);
        }
        setDepth(object, tube, depth);
    }

    void pool(ObjectIndex object) {
        if (object == kNoObject || m_directory.identityOf(object).kind != ObjectKind::Pool) return;
        PoolState &pool = m_state.poolOf(object);
        const Value value = m_event->value;
        switch (m_event->kind) {
        case EventKind::PoolCreate: pool.wanted = value.integerOr(0); return;
        case EventKind::PoolWorker: pool.workers.push_back(value.isText() ? value.asText() : 0); return;
        case EventKind::PoolWorkerGone: {
            const auto gone = std::find(pool.workers.begin(), pool.workers.end(), value.isText() ? value.asText() : 0);
            if (gone != pool.workers.end()) pool.workers.erase(gone);
            return;
        }
        case EventKind::PoolClose:
            pool.closed = true;
            if (value.integerOr(0) == 1) pool.terminated = true;
            return;
        default: return;
        }
    }

    void job(ObjectIndex object) {
        if (object == kNoObject || m_directory.identityOf(object).kind != ObjectKind::Job) return;
        JobState &job = m_state.jobOf(object);
        const TextId text = m_event->value.isText() ? m_event->value.asText() : 0;
        switch (m_event->kind) {
        case EventKind::JobSubmit:
            job.text = text;
            job.submitter = m_lane;
            break;
        case EventKind::JobPool:
            if (m_event->value.kind() != ValueKind::Object || job.pool != 0) return;
            job.pool = m_event->value.asObject();
            if (job.phase == JobPhase::Submitted) countWaiting(job.pool, 1);
            return;
        case EventKind::JobStart:
            job.worker = text;
            if (job.phase == JobPhase::Submitted) countWaiting(job.pool, -1);
            if (!job.isOver()) job.phase = JobPhase::Running;
            break;
        case EventKind::JobDone: endJob(job, JobPhase::Done); break;
        case EventKind::JobFailed: endJob(job, JobPhase::Failed); break;
        case EventKind::JobCancelled: endJob(job, JobPhase::Cancelled); break;
        case EventKind::JobCollected: job.collected = true; break;
        case EventKind::JobCallback: job.callback = text; return;
        default: return;
        }
        job.lastChange = m_index;
        m_observer.level(object, job.collected ? 0 : static_cast<std::int64_t>(job.phase) + 1, m_index);
    }

    void countWaiting(ObjectId id, std::int64_t change) {
        const ObjectIndex pool = id == 0 ? kNoObject : m_directory.find(kNoProcess, id);
        if (pool == kNoObject || m_directory.identityOf(pool).kind != ObjectKind::Pool) return;
        const std::int64_t waiting = m_state.poolOf(pool).waiting += change;
        m_observer.level(pool, waiting, m_index);
    }

    void endJob(JobState &job, JobPhase how) {
        if (job.isOver()) return;
        if (job.phase == JobPhase::Submitted) countWaiting(job.pool, -1);
        job.phase = how;
        job.result = m_event->value;
    }

    void task(ObjectIndex object) {
        if (object == kNoObject) return;
        ObjectState &state = m_state.objects[object];
        if (m_event->kind == EventKind::TaskCollected) {
            state.collected = true;
            return;
        }
        state.owner = m_lane;
        state.value = Value();
        LaneState now = LaneState::Ready;
        switch (m_event->kind) {
        case EventKind::TaskResume: now = LaneState::Running; break;
        case EventKind::TaskDone:
        case EventKind::TaskCancelled: now = LaneState::Ended; break;
        case EventKind::TaskFailed:
            now = LaneState::Crashed;
            state.value = m_event->value;
            break;
        case EventKind::TaskAwait:
            now = LaneState::WaitingData;
            state.value = m_event->value;
            break;
        default: break;
        }
        setCount(object, static_cast<std::int64_t>(now));
    }

    void loop(ObjectIndex object) {
        if (object == kNoObject) return;
        ObjectState &state = m_state.objects[object];
        state.owner = m_lane;
        state.value = m_event->value;
        setCount(object, state.count + 1);
    }

    void variable(ObjectIndex object) {
        if (object == kNoObject) return;
        ObjectState &state = m_state.objects[object];
        const bool stores = m_event->kind == EventKind::VariableStore;
        if (!stores) { // its value may have been set before anything was recorded
            if (state.lastChange == kNoEvent) state.value = m_event->value;
            return;
        }
        state.value = m_event->value;
        state.lastChange = m_index;
        state.owner = m_lane;
        m_state.process(m_process).lastStore = m_index;
        m_observer.variableChanged(object, m_index);
    }

    void local() {
        auto &frames = m_state.threads[m_lane].frames;
        if (m_event->kind == EventKind::FrameEnter) {
            frames.push_back({m_event->value.asText(), {}});
            return;
        }
        if (m_event->kind == EventKind::FrameLeave) {
            if (!frames.empty()) frames.pop_back();
            return;
        }
        if (frames.empty()) frames.emplace_back();
        auto &locals = frames.back().locals;
        const auto known = std::find_if(locals.begin(), locals.end(),
                                        [this](const LocalState &local) { return local.id == m_event->object; });
        const LocalState now{m_event->object, m_event->value, m_index};
        if (known != locals.end()) {
            *known = now;
        } else {
            locals.push_back(now);
        }
    }

    void text(ObjectIndex object) {
        ThreadState &self = m_state.threads[m_lane];
        const TextId words = m_event->value.asText();
        switch (m_event->kind) {
        case EventKind::InHand: self.inHand = words; return;
        case EventKind::NextOperation: self.nextOperation = words; return;
        case EventKind::ExceptionRaised: self.exception = words; return;
        case EventKind::BlockedReason:
            self.reasonText = words;
            if (self.isWaiting() || self.state == LaneState::Ready) {
                if (object != kNoObject && self.reason == kNoObject) {
                    self.reason = object;
                    auto &waiters = m_state.objects[object].waiters;
                    waiters.push_back(m_lane);
                    m_observer.waiters(object, waiters.size(), m_index);
                }
                m_observer.laneExplained(m_lane, m_index);
            }
            return;
        default: return;
        }
    }

    State &m_state;
    const Directory &m_directory;
    const EventLog &m_log;
    const TextTable &m_texts;
    Observer &m_observer;
    EventIndex m_index = 0;
    const Event *m_event = nullptr;
    LaneId m_lane = kNoLane;
    ProcessIndex m_process = kNoProcess;
};

} // namespace forkyard::trace
