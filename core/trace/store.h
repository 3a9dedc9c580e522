// Where the events of a run end: in one order that respects what caused what, with everything derived that views ask for, kept up
// to date as events come. One thread owns a store (the window's); queries are const. Knows no ring, no machine, no widgets.
#pragma once

#include "core/trace/event_log.h"
#include "core/trace/history.h"
#include "core/trace/lane.h"
#include "core/trace/moment.h"
#include "core/trace/text_table.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace forkyard::trace {

class Derived;
class Merge;

struct LaneOrigin {
    ObjectId process = 0;
    ObjectId parentProcess = 0;
    ObjectId thread = 0;
    std::uint32_t threadNumber = 0; ///< 0: the process's main thread
    std::int32_t pid = 0;
    std::int32_t tid = 0;
    bool operator==(const LaneOrigin &) const = default;
};

struct LaneInfo {
    LaneId lane = kNoLane;
    LaneOrigin origin;
    ProcessIndex process = kNoProcess;
    std::string_view name;
    Time begin = 0; ///< of its first event
    std::uint64_t dropped = 0;
};

struct ProcessInfo {
    ObjectId id = 0;
    ProcessIndex parent = kNoProcess;
    std::int32_t pid = 0;
    std::string_view name;
    Time begin = 0;
    Time end = 0; ///< kStillOpen while it lives
    ProcessState state = ProcessState::NotStarted;
    std::int64_t exitStatus = 0;
    ObjectId machine = 0; ///< 0: not told
    std::vector<LaneId> lanes; ///< its threads, in the order in which they were made
};
inline constexpr Time kStillOpen = ~Time{0};

struct ObjectInfo {
    ObjectId id = 0;
    ObjectKind kind = ObjectKind::Unknown;
    ObjectScope scope = ObjectScope::Local;
    ProcessIndex process = kNoProcess; ///< whose copy; kNoProcess: shared
    std::string_view name;
    EventIndex firstEvent = kNoEvent;
    /// Locks: owner lane + 1, 0: free. Cores: the lane that runs there + 1, 0: none. Semaphores: count. Queues: depth. Variables: 0 (the event's value counts). Tasks, and processes that another program runs in: LaneState.
    /// Jobs: JobPhase + 1, 0: collected. Pools: jobs that wait. Loops: the turn.
    const History *history = nullptr;
    const History *waiters = nullptr; ///< how many wait for it
};

/// Something measured of a process: ns of processor time used so far, or bytes resident.
struct UsagePoint {
    Time time = 0;
    std::int64_t value = 0;
};

/// An item's way through a queue, pipe or socket; events not seen are kNoEvent.
struct ItemTrip {
    EventIndex put = kNoEvent;
    EventIndex sent = kNoEvent; ///< equals put where nothing was buffered
    EventIndex got = kNoEvent;
    std::uint32_t size = 1; ///< byte pipes: bytes
};

enum class ArrowKind : std::uint8_t { Fork, Start, Join, Message, HandOver };

struct Arrow {
    ArrowKind kind = ArrowKind::Fork;
    LaneId from = kNoLane;
    LaneId to = kNoLane;
    EventIndex fromEvent = kNoEvent;
    EventIndex toEvent = kNoEvent;
    ObjectIndex object = kNoObject; ///< the queue, the lock
};

enum class Stream : std::uint8_t { Output, Error };

/// One write to the console.
struct ConsolePiece {
    EventIndex event = kNoEvent;
    TextId text = 0;
    LaneId lane = kNoLane;
    Stream stream = Stream::Output;
};

/// A line as it stands on the console: whoever began it, and what everybody wrote into it. No line end.
struct ConsoleLine {
    LaneId lane = kNoLane;
    Stream stream = Stream::Output;
    EventIndex event = kNoEvent; ///< of its first piece
    std::string text;
};

enum class FindingKind : std::uint8_t {
    Deadlock, ItemLeft, UncaughtException, LostUpdate, ProcessDied, Marker, EndlessWait, Zombie, UncollectedException, Count
};
inline constexpr std::size_t kFindingKinds = static_cast<std::size_t>(FindingKind::Count);

struct Finding {
    FindingKind kind = FindingKind::Marker;
    EventIndex event = kNoEvent; ///< when it became certain
    /// Deadlock: lanes[i] waits for objects[i], which lanes[i+1] holds. LostUpdate: who overwrote, whose value was lost.
    /// EndlessWait: lanes[i] waits for objects[i] (or something unnamed). UncollectedException: whoever made the job or the task.
    std::vector<LaneId> lanes;
    std::vector<ObjectIndex> objects;
    EventIndex otherEvent = kNoEvent; ///< LostUpdate: the store that was lost. ItemLeft: the put.
                                      ///< UncollectedException: where it failed.
    TextId text = 0;                  ///< the exception
    ProcessIndex process = kNoProcess; ///< Zombie, ProcessDied: which
};

/// A variable that was stored to while a lock was held by the thread that stored.
struct Guarded {
    ObjectIndex variable = kNoObject;
    EventIndex first = kNoEvent; ///< the first such store
};

/// Who has used a variable, and when first.
struct Touch {
    LaneId lane = kNoLane;
    EventIndex first = kNoEvent;
};

struct SourceFile {
    std::string path;
    std::string text;
    bool operator==(const SourceFile &) const = default;
};

struct StoreOptions {
    /// Raw events beyond this go to an unlinked file in `directory`.
    std::uint64_t memoryBytes = std::uint64_t{2} << 30;
    /// Beyond this nothing more is taken; events are counted as dropped.
    std::uint64_t totalBytes = std::uint64_t{64} << 30;
    std::string directory = "/tmp";
    /// Events between keyframes, at least.
    std::uint32_t keyframeEvents = 4096;
};

class Store {
public:
    explicit Store(StoreOptions options = {});
    ~Store();
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;

    // In. ------------------------------------------------------------------------------------------------------------

    /// A lane for a thread that appeared. kNoLane when there are kMaxLanes; append() to that only counts.
    LaneId openLane(const LaneOrigin &origin);
    TextId addText(std::string_view text);
    /// Events of one lane in its own order, times not decreasing. Text values are TextIds already; Event::thread is set here.
    void append(LaneId lane, std::span<const Event> events);
    /// No more will come from this lane. `died`: its owner went without a word (the lane ends as crashed).
    void closeLane(LaneId lane, bool died);
    /// Puts in order and derives. `complete`: every event with an earlier time has been appended, as far as one can know. An
    /// event whose predecessor is missing waits for two calls (a process's first one: for half a second), then goes without. Times never run backwards in the result: an
    /// event that came late, or whose clock ran ahead of its cause, is set to the time of the one before it.
    void settle(Time complete);
    /// All is there: settles everything, ends what is still open.
    void finish();
    /// For opening a file: the next event, already in its place (an earlier time is raised). False: the store is full.
    bool restore(const Event &event);
    /// For opening a file, after the last event.
    void restoreEnd(Time now, std::uint64_t dropped, bool finished);
    /// File 0 is the program.
    void setSource(std::uint32_t file, SourceFile source);

    // Out. -----------------------------------------------------------------------------------------------------------

    EventIndex eventCount() const { return static_cast<EventIndex>(m_log.size()); }
    /// By value: the log may lie on disk. `thread` is the lane.
    Event event(EventIndex index) const { return m_log[index]; }
    /// How many events have time ≤ `time`; O(log n).
    EventIndex eventCountAt(Time time) const;
    std::string_view text(TextId id) const { return m_texts[id]; }
    const TextTable &texts() const { return m_texts; }
    /// Where the run has come to: the last settled instant.
    Time now() const { return m_now; }
    bool isFinished() const { return m_finished; }
    /// Events that were lost: in gaps, or because the store is full.
    std::uint64_t dropped() const { return m_dropped; }

    std::size_t laneCount() const;
    const LaneInfo &lane(LaneId lane) const;
    const LaneSpans &spans(LaneId lane) const;
    LaneSpan span(LaneId lane, std::size_t index) const { return spans(lane).span(index, m_now); }
    /// Hit test: the span at `time`; LaneSpans::kNone before the lane's begin.
    std::size_t spanAt(LaneId lane, Time time) const { return spans(lane).at(time); }
    void queryLane(LaneId lane, Time begin, Time end, std::span<LanePixel> out) const {
        spans(lane).query(begin, end, m_now, out);
    }
    /// What a span waits for, and the reason as its host worded it (empty: none was given).
    ObjectIndex spanReason(LaneId lane, std::size_t index) const;
    std::string_view spanText(LaneId lane, std::size_t index) const;
    /// The next (or previous) event of a lane after (before) `time`; kNoEvent: none. For stepping along a lane.
    EventIndex nextEvent(LaneId lane, Time after) const;
    EventIndex previousEvent(LaneId lane, Time before) const;

    const std::vector<ProcessInfo> &processes() const;
    std::span<const ObjectInfo> objects() const;
    /// The copy of an object that a lane's process uses; kNoObject: not seen yet.
    ObjectIndex objectOf(LaneId lane, ObjectId id) const;
    /// What an id was named, whether anything has used it yet or not; empty: nothing.
    std::string_view nameOf(ObjectId id) const;
    /// The object of an event, or kNoObject.
    ObjectIndex objectOf(EventIndex event) const;
    const Column<ItemTrip> &items(ObjectIndex queue) const;
    /// The socket at the other end of a connection; kNoObject: none of this run's.
    ObjectIndex otherEndOf(ObjectIndex socket) const;
    /// What a lock or an rlock was held for; at most kGuardedKept variables.
    const std::vector<Guarded> &guardedBy(ObjectIndex lock) const;
    static constexpr std::size_t kGuardedKept = 32;
    /// Who has loaded or stored a variable; at most kTouchesKept lanes.
    const std::vector<Touch> &touchedBy(ObjectIndex variable) const;
    static constexpr std::size_t kTouchesKept = 64;
    /// What was told of a process's use of processors (never decreasing) and memory, in order of time.
    const std::vector<UsagePoint> &cpuUsed(ProcessIndex process) const;
    const std::vector<UsagePoint> &memoryHeld(ProcessIndex process) const;
    /// Threads in each state, averaged over each of `out.size()` equal parts of [begin, end).
    void queryStates(Time begin, Time end, std::span<std::array<float, kLaneStates>> out) const;

    /// In order of their ends.
    const Column<Arrow> &arrows() const;
    /// Places in arrows() of those that touch [begin, end], at most `limit`; `all` is set false where there were more.
    std::vector<std::uint32_t> arrowsBetween(Time begin, Time end, std::size_t limit, bool *all = nullptr) const;

    const Column<ConsolePiece> &console() const;
    /// The last `limit` lines of the console when `pieces` pieces are written.
    std::vector<ConsoleLine> consoleLines(std::size_t pieces, std::size_t limit) const;

    const std::vector<Finding> &findings() const;
    /// More than these of one kind are counted, not kept.
    static constexpr std::size_t kFindingsKept = 1000;
    std::size_t findingCount(FindingKind kind) const;

    const std::vector<SourceFile> &sources() const { return m_sources; }

    /// The state after all events with time ≤ `time`.
    Moment momentAt(Time time) const { return momentAtEvent(eventCountAt(time)); }
    /// The state after the first `count` events (at most all).
    Moment momentAtEvent(EventIndex count) const;
    /// The same, worked out from the beginning, without keyframes: for tests.
    Moment replayTo(EventIndex count) const;

private:
    bool take(LaneId lane, const Event &event, ObjectIndex object);
    void note(const Event &event);
    bool mayGo(const Event &event, ObjectIndex object) const;
    bool runLane(LaneId lane);
    void runReady();
    void endLane(LaneId lane);
    bool endDied();

    StoreOptions m_options;
    EventLog m_log;
    TextTable m_texts;
    std::vector<SourceFile> m_sources;
    std::unique_ptr<Merge> m_merge;
    std::unique_ptr<Derived> m_derived;
    std::uint64_t m_dropped = 0;
    Time m_now = 0;
    bool m_finished = false;
};

} // namespace forkyard::trace
