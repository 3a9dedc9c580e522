// The state of a run after some number of its events, as plain data that can be copied: the store's live state, its keyframes, and
// what a moment is made from are all this. Names are in the directory, item values in the log.
#pragma once

#include "core/trace/moment.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace forkyard::trace {

struct LocalState {
    ObjectId id = 0;
    Value value;
    EventIndex changed = kNoEvent;
    bool operator==(const LocalState &) const = default;
};

struct FrameState {
    TextId function = 0;
    std::vector<LocalState> locals;
    bool operator==(const FrameState &) const = default;
};

struct ThreadState {
    LaneState state = LaneState::Absent;
    EventIndex stateEvent = kNoEvent;
    ObjectIndex reason = kNoObject;
    TextId reasonText = 0;
    std::uint32_t line = 0;
    TextId nextOperation = 0;
    TextId inHand = 0;
    TextId exception = 0;
    EventIndex lastEvent = kNoEvent;
    ObjectIndex core = kNoObject; ///< where it was seen last
    bool hasFailed = false;       ///< by an exception that nobody caught
    bool hasYielded = false;      ///< ready only because another thread has taken the GIL: it has said nothing of waiting
    std::vector<FrameState> frames; ///< innermost last

    bool isOver() const { return state == LaneState::Ended || state == LaneState::Crashed; }
    bool isWaiting() const {
        return state == LaneState::WaitingLock || state == LaneState::WaitingData || state == LaneState::Asleep;
    }
    bool operator==(const ThreadState &) const = default;
};

struct ProcessRecord {
    ProcessState state = ProcessState::NotStarted;
    ProcessIndex parent = kNoProcess;
    std::int32_t pid = 0;
    std::int64_t exitStatus = 0;
    bool reaped = false;
    bool isOutside = false; ///< a program from outside: it tells nothing of itself
    ObjectId machine = 0;
    std::int64_t cpuTime = 0; ///< ns
    std::int64_t memory = 0;  ///< bytes; 0: never told
    LaneId forkedBy = kNoLane;
    EventIndex lastStore = kNoEvent;
    std::vector<FrameState> inheritedFrames; ///< of the thread that forked, until the child's main thread shows up
    std::vector<LaneId> lanes;
    std::vector<ObjectIndex> copies; ///< its own copies of objects of local scope
    bool operator==(const ProcessRecord &) const = default;
};

/// An item inside a tube. Its number counts the tube's puts.
struct ItemState {
    EventIndex put = kNoEvent;
    std::uint32_t number = 0;
    std::uint32_t size = 1;
    LaneId putter = kNoLane;
    bool operator==(const ItemState &) const = default;
};

/// Items in order; taking the first costs nothing much.
class ItemQueue {
public:
    std::size_t size() const { return m_items.size() - m_head; }
    bool empty() const { return size() == 0; }
    ItemState &operator[](std::size_t index) { return m_items[m_head + index]; }
    const ItemState &operator[](std::size_t index) const { return m_items[m_head + index]; }
    void push(const ItemState &item) { m_items.push_back(item); }
    ItemState take(std::size_t index) {
        const ItemState item = (*this)[index];
        if (index == 0) {
            ++m_head;
        } else {
            m_items.erase(m_items.begin() + static_cast<std::ptrdiff_t>(m_head + index));
        }
        if (m_head == m_items.size()) {
            m_items.clear();
            m_head = 0;
        } else if (m_head > 256 && m_head * 2 > m_items.size()) {
            m_items.erase(m_items.begin(), m_items.begin() + static_cast<std::ptrdiff_t>(m_head));
            m_head = 0;
        }
        return item;
    }
    bool operator==(const ItemQueue &other) const {
        if (size() != other.size()) return false;
        for (std::size_t index = 0; index < size(); ++index) {
            if (!((*this)[index] == other[index])) return false;
        }
        return true;
    }

private:
    std::vector<ItemState> m_items;
    std::size_t m_head = 0;
};

/// Items that were put but are still in their processes, which each sends its own of in order.
class BufferedItems {
public:
    std::size_t size() const {
        std::size_t sum = 0;
        for (const OfProcess &own : m_processes) sum += own.items.size();
        return sum;
    }
    bool empty() const { return size() == 0; }
    void push(ProcessIndex process, const ItemState &item) {
        ItemQueue *items = itemsOf(process);
        if (!items) items = &m_processes.emplace_back(OfProcess{process, {}}).items;
        items->push(item);
    }
    /// The process's first; nothing where it has none.
    std::optional<ItemState> takeOf(ProcessIndex process) {
        ItemQueue *items = itemsOf(process);
        if (!items || items->empty()) return std::nullopt;
        return items->take(0);
    }
    /// That which was put first of all. Not of an empty one.
    const ItemState &first() const { return m_processes[holderOfFirst()].items[0]; }
    ItemState takeFirst() { return m_processes[holderOfFirst()].items.take(0); }
    /// At most `count` in the order in which they were put.
    std::vector<ItemState> firstOnes(std::size_t count) const {
        std::vector<ItemState> all;
        for (const OfProcess &own : m_processes)
            for (std::size_t place = 0; place < std::min(count, own.items.size()); ++place) all.push_back(own.items[place]);
        std::sort(all.begin(), all.end(), [](const ItemState &one, const ItemState &other) { return one.number < other.number; });
        if (all.size() > count) all.resize(count);
        return all;
    }
    bool operator==(const BufferedItems &) const = default;

private:
    struct OfProcess {
        ProcessIndex process = kNoProcess;
        ItemQueue items;
        bool operator==(const OfProcess &) const = default;
    };

    ItemQueue *itemsOf(ProcessIndex process) {
        const auto own = std::find_if(m_processes.begin(), m_processes.end(), [process](const OfProcess &each) { return each.process == process; });
        return own == m_processes.end() ? nullptr : &own->items;
    }
    std::size_t holderOfFirst() const {
        std::size_t first = 0;
        for (std::size_t at = 1; at < m_processes.size(); ++at) {
            const ItemQueue &items = m_processes[at].items, &best = m_processes[first].items;
            if (!items.empty() && (best.empty() || items[0].number < best[0].number)) first = at;
        }
        return first;
    }

    std::vector<OfProcess> m_processes; ///< who has ever had any, a few
};

struct TubeState {
    std::int64_t capacity = 0;
    std::int64_t depth = 0;
    std::uint64_t puts = 0;
    std::uint64_t gets = 0;
    ItemQueue items;                 ///< on their way, the next to be taken first
    BufferedItems buffered;          ///< put, but still in their process
    std::uint32_t takenOfFirst = 0;  ///< byte pipes: bytes of the first item already read
    ItemState lastTaken;
    EventIndex lastGet = kNoEvent;
    TextId peer = 0; ///< a socket: the address it was connected with
    TextId pair = 0; ///< a socket: both addresses of its connection
    ObjectIndex otherEnd = kNoObject; ///< a socket: what goes in at its other end
    bool closed = false;
    std::vector<ProcessIndex> readers; ///< pipes: who holds which end
    std::vector<ProcessIndex> writers;
    ProcessIndex outsideReader = kNoProcess; ///< the program from outside that an end was made for, ended or not
    ProcessIndex outsideWriter = kNoProcess;
    bool operator==(const TubeState &) const = default;
};
inline constexpr std::uint32_t kNoTube = ~std::uint32_t{0};

struct PoolState {
    std::int64_t wanted = 0;
    std::vector<TextId> workers;
    std::int64_t waiting = 0; ///< jobs submitted and not begun
    bool closed = false;
    bool terminated = false;
    bool operator==(const PoolState &) const = default;
};

struct JobState {
    ObjectIndex object = kNoObject;
    ObjectId pool = 0;
    TextId text = 0;
    TextId worker = 0;
    TextId callback = 0;
    JobPhase phase = JobPhase::Submitted;
    bool collected = false;
    Value result;
    LaneId submitter = kNoLane;
    EventIndex lastChange = kNoEvent;
    bool isOver() const { return phase >= JobPhase::Done; }
    bool operator==(const JobState &) const = default;
};
inline constexpr std::uint32_t kNoPart = ~std::uint32_t{0};

struct ObjectState {
    bool seen = false;
    bool collected = false; ///< a task: somebody looked at how it ended
    /// A fork's copy: its host may count on or begin anew.
    bool anySequence = false;
    std::uint32_t sequence = 0;
    LaneId owner = kNoLane;
    std::int64_t count = 0; ///< as in MomentLock; of a Task: its LaneState; of a Loop: its turn; of a Gil: who took it last, 1 + its lane
    Value value;            ///< of a variable; what a task awaits or failed with; what is ready in a loop's turn; the task that holds a lock
    EventIndex lastChange = kNoEvent;
    std::uint32_t tube = kNoTube;
    std::uint32_t part = kNoPart; ///< a pool's place in State::pools, a job's in State::jobs
    std::vector<LaneId> waiters;
    bool operator==(const ObjectState &) const = default;
};

struct State {
    EventIndex events = 0;
    std::vector<ThreadState> threads;     ///< by lane
    std::vector<ProcessRecord> processes; ///< by ProcessIndex
    std::vector<ObjectState> objects;     ///< by ObjectIndex
    std::vector<TubeState> tubes;
    std::vector<PoolState> pools;
    std::vector<JobState> jobs;
    std::size_t yielded = 0; ///< threads that have
    std::size_t consolePieces = 0;
    Level level = Level::Sync;
    bool ended = false;
    std::int64_t exitCode = 0;

    // The ends are compared as pointers: a count of elements would be divided for, with every event.
    ThreadState &thread(LaneId lane) {
        if (ThreadState *const found = std::to_address(threads.begin()) + lane; found < std::to_address(threads.end())) return *found;
        threads.resize(lane + 1);
        return threads[lane];
    }
    ProcessRecord &process(ProcessIndex index) {
        if (index >= processes.size()) processes.resize(index + 1);
        return processes[index];
    }
    ObjectState &object(ObjectIndex index) {
        if (ObjectState *const found = std::to_address(objects.begin()) + index; found < std::to_address(objects.end())) return *found;
        objects.resize(index + 1);
        return objects[index];
    }
    const ObjectState *objectIfAny(ObjectIndex index) const {
        const ObjectState *const found = std::to_address(objects.begin()) + index;
        return found < std::to_address(objects.end()) ? found : nullptr;
    }
    TubeState &tubeOf(ObjectIndex index) {
        ObjectState &owner = object(index);
        if (owner.tube == kNoTube) {
            owner.tube = static_cast<std::uint32_t>(tubes.size());
            tubes.emplace_back();
        }
        return tubes[owner.tube];
    }
    /// `index` must be known as a pool, as a job.
    PoolState &poolOf(ObjectIndex index) {
        ObjectState &owner = object(index);
        if (owner.part == kNoPart) {
            owner.part = static_cast<std::uint32_t>(pools.size());
            pools.emplace_back();
        }
        return pools[owner.part];
    }
    JobState &jobOf(ObjectIndex index) {
        ObjectState &owner = object(index);
        if (owner.part == kNoPart) {
            owner.part = static_cast<std::uint32_t>(jobs.size());
            jobs.emplace_back().object = index;
        }
        return jobs[owner.part];
    }
    /// Roughly what a copy costs.
    std::size_t bytes() const;
};

} // namespace forkyard::trace
