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
    EventIndex lastEvent = kNoEvent;
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
    bool operator==(const MomentQueue &) const = default;
};
inline constexpr std::size_t kShownItems = 64;

struct MomentTask {
    ObjectIndex object = kNoObject;
    std::string_view name;
    LaneState state = LaneState::Ready; ///< Running, WaitingData, Ended
    Value awaits;
    LaneId lane = kNoLane;
    bool operator==(const MomentTask &) const = default;
};

struct Moment {
    /// The moment lies after the first `events` events of the trace.
    EventIndex events = 0;
    Time time = 0;
    std::vector<MomentProcess> processes;
    std::vector<MomentThread> threads;
    std::vector<MomentLock> locks; ///< GILs among them
    std::vector<MomentQueue> queues;
    std::vector<MomentTask> tasks;
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
