// Traces made by hand, without running anything: for tests, benchmarks and trying out views. Knows no machine.
#pragma once

#include "core/trace/store.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace forkyard::trace {

namespace literals {
constexpr Time operator""_us(unsigned long long n) { return n * 1'000; }
constexpr Time operator""_ms(unsigned long long n) { return n * 1'000'000; }
constexpr Time operator""_s(unsigned long long n) { return n * 1'000'000'000; }
} // namespace literals

/// Writes events into a store at the times it is told, numbering objects as a host would. Time goes forward only:
///
///     ScriptedTrace script(store);
///     const LaneId main = script.process("main", 4127);
///     const ObjectId queue = script.object(main, ObjectKind::Queue, ObjectScope::Shared, "Queue 1");
///     script.at(60_ms).line(main, 21).add(main, EventKind::QueueGetWait, queue);
///
/// One script a store; lanes are those of the store.
class ScriptedTrace {
public:
    explicit ScriptedTrace(Store &store) : m_store(store) {}

    /// Sets the time of what follows.
    ScriptedTrace &at(Time time);
    /// The line that following events of the lane carry; emits a Line event.
    ScriptedTrace &line(LaneId lane, std::uint32_t number, std::uint32_t file = 0);
    /// Any event (not called emit, which Qt makes a macro of). The sequence is filled in for kinds that take one. Kinds that carry text get it as `text(…)`.
    ScriptedTrace &add(LaneId lane, EventKind kind, ObjectId object = 0, Value value = {});
    /// A store to a variable that a server keeps; `hasNotSeen`: the server knows that its client has not seen another's.
    ScriptedTrace &servedStore(LaneId lane, ObjectId object, bool hasNotSeen) { return put(lane, EventKind::VariableStore, object, hasNotSeen ? 2 : 1, {}); }
    Value text(std::string_view text) { return Value::text(m_store.addText(text)); }

    /// A process with its main thread, already running: by fork from `parent`, or the run's first. Emits the fork, the names,
    /// the starts.
    LaneId process(std::string_view name, std::int32_t pid, LaneId parent = kNoLane);
    /// The same in two steps: the fork by the parent now …
    LaneId fork(LaneId parent, std::string_view name, std::int32_t pid);
    /// … and the child's start later.
    ScriptedTrace &start(LaneId child);
    /// A thread of the creator's process, created and started; with start = false only created: start() follows.
    LaneId thread(LaneId creator, std::string_view name, bool started = true);
    /// A named object; `lane` tells the name.
    ObjectId object(LaneId lane, ObjectKind kind, ObjectScope scope, std::string_view name);
    ObjectId threadObject(LaneId lane) const { return m_lanes[lane].origin.thread; }
    ObjectId processObject(LaneId lane) const { return m_lanes[lane].origin.process; }

    /// A wait event together with the reason that is shown.
    ScriptedTrace &wait(LaneId lane, EventKind kind, ObjectId object, std::string_view reason, Value value = {});
    ScriptedTrace &print(LaneId lane, std::string_view output);
    /// So many events of the lane were lost between `since` and now; told to the microsecond.
    ScriptedTrace &gap(LaneId lane, std::int64_t lost, Time since) { return put(lane, EventKind::Gap, 0, static_cast<std::uint32_t>((m_time - since) / 1000), Value::integer(lost)); }
    /// A local of the lane's innermost frame.
    ScriptedTrace &local(LaneId lane, std::string_view name, Value value);
    ScriptedTrace &exitThread(LaneId lane);
    ScriptedTrace &exitProcess(LaneId lane, int code = 0);

    Time time() const { return m_time; }
    /// Settles what was written so far; the store stays live.
    void settle() { m_store.settle(m_time + 1); }
    void finish() { m_store.finish(); }

private:
    struct Script {
        LaneOrigin origin;
        std::uint32_t line = 0;
    };
    std::uint32_t sequenceFor(LaneId lane, EventKind kind, ObjectId object);
    ObjectId newObject() { return m_nextObject++; }
    LaneId addLane(const LaneOrigin &origin);
    ScriptedTrace &name(LaneId lane, ObjectId object, ObjectKind kind, ObjectScope scope, std::string_view name);
    ScriptedTrace &put(LaneId lane, EventKind kind, ObjectId object, std::uint32_t sequence, Value value);

    Store &m_store;
    Time m_time = 0;
    ObjectId m_nextObject = 1;
    std::uint32_t m_threads = 0;
    std::vector<Script> m_lanes;
    std::set<ObjectId> m_shared;
    std::map<std::pair<ObjectId, ObjectId>, std::uint32_t> m_sequences; ///< by process (0: shared) and object
    std::map<std::string, ObjectId, std::less<>> m_locals;
};

/// The queue lesson as in its drawing: main, writer, reader, Queue 1; A is put at 0.12 s and got at 0.16 s, B at 0.488 and
/// 0.497; at 0.80 s the writer sleeps, the reader waits, the run goes on. With its source text.
void scriptQueueLesson(Store &store);
/// The same, carried on to its end: C too is put and got, the writer ends, the reader is terminated.
void scriptWholeQueueLesson(Store &store);
/// Two threads lose an update of `balance`: at step six both hold a 5. One step a second.
void scriptLostUpdate(Store &store);
/// Two threads take two locks in opposite order and wait for ever.
void scriptDeadlock(Store &store);

struct SyntheticShape {
    std::uint32_t lanes = 32;
    std::uint32_t spansPerLane = 1000;
    std::uint32_t processes = 4;
    std::uint32_t locks = 8;
    std::uint32_t queues = 4;
    std::uint32_t seed = 1;
};
/// Threads that run, wait for locks and queues, sleep, in random turns; the same for the same shape. Causes are kept: a lock
/// has one owner, what is got was put. Ends settled and finished.
void scriptSynthetic(Store &store, const SyntheticShape &shape);

} // namespace forkyard::trace
