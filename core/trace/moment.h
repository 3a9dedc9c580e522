// The whole state of a run at one instant, as the trace alone tells it. Plain data for views; knows neither store nor window.
#pragma once

#include "core/trace/lane.h"

#include <string_view>
#include <vector>

namespace forkyard::trace {

/// Place of an object in Store::objects(): one for each copy that a process has of it.
using ObjectIndex = std::uint32_t;
inline constexpr ObjectIndex kNoObject = ~ObjectIndex{0};
/// Place of a process in Store::processes(), in order of appearance.
using ProcessIndex = std::uint32_t;
inline constexpr ProcessIndex kNoProcess = ~ProcessIndex{0};

// Texts are views into the store and live as long as it.

struct MomentVariable {
    ObjectId id = 0;
    ObjectIndex object = kNoObject; ///< kNoObject for a local
    std::string_view name;
    Value value;
    EventIndex lastChange = kNoEvent;
    Time changedAt = 0;
    LaneId lastWriter = kNoLane;
    /// It is what its process (a local: its thread) changed last.
    bool justChanged = false;
    bool operator==(const MomentVariable &) const = default;
};

struct MomentThread {
    LaneId lane = kNoLane;
    ObjectId id = 0;
    ProcessIndex process = kNoProcess;
    std::string_view name;
    LaneState state = LaneState::Absent;
    Time since = 0;
    EventIndex stateEvent = kNoEvent; ///< the event that began the state: its kind says more than the state
    EventKind stateKind = EventKind::ThreadStart;
    ObjectId reason = 0;              ///< what it waits for
    ObjectIndex reasonObject = kNoObject;
    std::string_view reasonText; ///< why it cannot go on, where the program's host said so
    std::uint32_t line = 0;      ///< packLine
    std::string_view function;
    std::string_view nextOperation;
    std::string_view inHand;
    std::string_view exception; ///< the last one raised, until the next line
    std::vector<MomentVariable> locals; ///< of the innermost frame
    std::vector<MomentVariable> threadLocals;
    EventIndex lastEvent = kNoEvent;
    ObjectIndex core = kNoObject; ///< the core it was seen on last; kNoObject: not known
    bool operator==(const MomentThread &) const = default;
};

enum class ProcessState : std::uint8_t { NotStarted, Alive, Ended, Crashed, Killed };

struct MomentProcess {
    ProcessIndex process = kNoProcess;
    ObjectId id = 0;
    std::int32_t pid = 0;
    std::string_view name;
    ProcessIndex parent = kNoProcess;
    ProcessState state = ProcessState::NotStarted;
    std::int64_t exitStatus = 0; ///< exit code, or the signal
    bool reaped = false;         ///< its parent has waited for it: before that, an ended one is a zombie
    ObjectId machine = 0;        ///< 0: not told
    std::string_view machineName;
    std::int64_t cpuTime = 0; ///< ns of processor time used, as last told
    std::int64_t residentBytes = 0; ///< as last told; 0: never
    std::vector<MomentVariable> memory;
    std::vector<std::size_t> threads; ///< places in Moment::threads
    bool operator==(const MomentProcess &) const = default;
};

struct MomentLock {
    ObjectIndex object = kNoObject;
    ObjectId id = 0;
    ObjectKind kind = ObjectKind::Lock;
    ProcessIndex process = kNoProcess; ///< whose copy; kNoProcess: shared by all
    std::string_view name;
    LaneId owner = kNoLane;
    /// rlock: depth; semaphore: count; event: 1 when set; barrier: how many wait; else 0 or 1.
    std::int64_t count = 0;
    std::vector<LaneId> waiters; ///< in order of arrival
    ObjectIndex task = kNoObject; ///< of an event loop's lock: the task that holds it
    std::vector<ObjectIndex> waitingTasks;
    bool operator==(const MomentLock &) const = default;
};

struct MomentItem {
    Value value;
    EventIndex put = kNoEvent;
    LaneId putter = kNoLane;
    bool buffered = false; ///< still in its putter's process
    bool operator==(const MomentItem &) const = default;
};

struct MomentQueue {
    ObjectIndex object = kNoObject;
    ObjectId id = 0;
    ObjectKind kind = ObjectKind::Queue;
    ProcessIndex process = kNoProcess; ///< as in MomentLock
    std::string_view name;
    std::int64_t capacity = 0; ///< 0: none
    /// Items inside (a byte pipe: bytes).
    std::int64_t depth = 0;
    /// The next to be taken first; at most kShownItems of them.
    std::vector<MomentItem> items;
    std::uint64_t puts = 0;
    std::uint64_t gets = 0;
    std::vector<LaneId> waitingPutters;
    std::vector<LaneId> waitingGetters;
    /// The item taken last, for the view to let it travel on.
    MomentItem lastTaken;
    EventIndex lastGet = kNoEvent;
    LaneId lastGetter = kNoLane;
    bool closed = false;
    std::string_view peer; ///< a socket: the address it was connected with, as the program gave it
    ObjectIndex otherEnd = kNoObject; ///< a socket: the other end of its connection; items are what this end has sent
    /// Pipes: the processes that hold the reading and the writing end.
    std::vector<ProcessIndex> readers;
    std::vector<ProcessIndex> writers;
    ProcessIndex outsideReader = kNoProcess; ///< the program from outside that an end was made for, ended or not
    ProcessIndex outsideWriter = kNoProcess;
    bool operator==(const MomentQueue &) const = default;
};
inline constexpr std::size_t kShownItems = 64;

struct MomentWorker {
    std::string_view name;
    LaneId lane = kNoLane; ///< the thread of that name, or the main thread of the process of that name; kNoLane: not seen yet
    bool operator==(const MomentWorker &) const = default;
};

struct MomentPool {
    ObjectIndex object = kNoObject;
    ObjectId id = 0;
    std::string_view name;
    std::int64_t wanted = 0; ///< how many workers it was made for
    std::vector<MomentWorker> workers;
    bool closed = false;
    bool terminated = false;
    /// Of all its jobs so far: submitted and not begun; begun and not ended; ended and not collected; collected.
    std::size_t pending = 0, running = 0, ended = 0, collected = 0;
    bool operator==(const MomentPool &) const = default;
};

enum class JobPhase : std::uint8_t { Submitted, Running, Done, Failed, Cancelled };

struct MomentJob {
    ObjectIndex object = kNoObject;
    ObjectId id = 0;
    ObjectIndex pool = kNoObject; ///< kNoObject: of none (a future by itself)
    std::string_view name;
    std::string_view text; ///< "square(3)"
    JobPhase phase = JobPhase::Submitted;
    bool collected = false;
    std::string_view worker;
    Value result; ///< or the exception
    std::string_view callback; ///< the last one called
    LaneId submitter = kNoLane;
    EventIndex lastChange = kNoEvent;
    bool operator==(const MomentJob &) const = default;
};
/// So many jobs of a moment are told one by one, the ones not yet collected first; pools count them all.
inline constexpr std::size_t kShownJobs = 256;

struct MomentTask {
    ObjectIndex object = kNoObject;
    std::string_view name;
    LaneState state = LaneState::Ready; ///< Running, WaitingData, Ended; Crashed: it failed
    Value awaits; ///< or, of one that failed, its exception
    LaneId lane = kNoLane;
    bool collected = false;
    EventIndex lastChange = kNoEvent;
    bool operator==(const MomentTask &) const = default;
};

struct MomentLoop {
    ObjectIndex object = kNoObject;
    std::string_view name;
    LaneId lane = kNoLane; ///< whose thread it runs in
    std::uint64_t turn = 0;
    std::int64_t ready = 0;            ///< callbacks in this turn
    ObjectIndex running = kNoObject;   ///< the task whose turn it is
    bool operator==(const MomentLoop &) const = default;
};

struct Moment {
    /// The moment lies after the first `events` events of the trace.
    EventIndex events = 0;
    Time time = 0;
    std::vector<MomentProcess> processes;
    std::vector<MomentThread> threads;
    std::vector<MomentLock> locks; ///< GILs among them
    std::vector<MomentQueue> queues;
    std::vector<MomentPool> pools;
    std::vector<MomentJob> jobs;
    std::vector<MomentTask> tasks;
    std::vector<MomentLoop> loops;
    std::vector<MomentVariable> sharedMemory; ///< variables that are one for all processes
    /// The first so many pieces of Store's console are written.
    std::size_t consolePieces = 0;
    std::size_t findings = 0; ///< the first so many are known
    Level level = Level::Sync;
    bool ended = false;
    std::int64_t exitCode = 0;
    bool operator==(const Moment &) const = default;
};

} // namespace forkyard::trace
