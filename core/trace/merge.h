// Events that have come but are not yet in order: a queue for each lane, and who waits for whose event. Part of the store.
#pragma once

#include "core/trace/moment.h"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace forkyard::trace {

inline constexpr Time kEndOfTime = ~Time{0};

class Merge {
public:
    struct Queue {
        std::vector<Event> events;
        std::size_t head = 0;
        Time lastTime = 0;
        bool isReady = false; ///< it is in the heap
        bool isParked = false;
        bool isForced = false; ///< its first event goes without its predecessor
        bool isClosed = false;
        bool hasDied = false;
        Time diedAt = 0; ///< when that was noticed
        bool isFirst = false; ///< parked, and its first event says that a process begins
        std::uint32_t parkedAt = 0;
        ObjectId parkedFor = 0;

        bool empty() const { return head == events.size(); }
        const Event &front() const { return events[head]; }
        /// Adds `more` at the end and says where the first of them stands. What has gone is dropped once it is the greater part: of a
        /// stream that never rests, some events are always still to come.
        Event *add(std::span<const Event> more) {
            if (head > events.size() - head) {
                events.erase(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(head));
                head = 0;
            }
            return &*events.insert(events.end(), more.begin(), more.end());
        }
        const Event *begin() const { return events.data() + head; }
        const Event *end() const { return events.data() + events.size(); }
        /// What stands before `next` is in order.
        void popUntil(const Event *next) {
            head = static_cast<std::size_t>(next - events.data());
            if (!empty()) return;
            events.clear();
            head = 0;
        }
    };
    struct Turn {
        Time time;
        LaneId lane;
        bool operator>(const Turn &other) const { return time != other.time ? time > other.time : lane > other.lane; }
    };

    void addLane() { m_queues.emplace_back(); }
    Queue &queue(LaneId lane) { return m_queues[lane]; }
    std::size_t laneCount() const { return m_queues.size(); }

    /// Puts the lane among those that may go on, if it has anything.
    void makeReady(LaneId lane);
    bool hasReady() const { return !m_ready.empty(); }
    /// The lane's events before this moment may go, kEndOfTime: all; good for as long as changes() is the same. Of two lanes at the same
    /// time the lower goes first.
    Time limitOf(LaneId lane) const {
        if (m_ready.empty()) return upTo;
        const Turn &first = m_ready.front();
        const Time turn = lane > first.lane || first.time == kEndOfTime ? first.time : first.time + 1;
        return std::min(turn, upTo);
    }
    std::uint64_t changes() const { return m_changes; }
    LaneId takeFirst();
    /// The lane goes back, the first comes out (it may be the same one).
    LaneId exchangeFirst(LaneId lane);

    void park(LaneId lane, ObjectId object);
    /// Whoever waits for this object, any process's copy of it, looks again.
    void wake(ObjectId object) {
        if (!m_parked.empty()) wakeParked(object);
    }
    /// The parked lane with the earliest event, of those that have waited for `rounds`; kNoLane: none. A process that begins waits
    /// longer for whoever made it: see held().
    LaneId longestParked(std::uint32_t rounds) const;
    /// A fork is told when it has returned, which may be long after the child began: until then nothing that came after the child's
    /// first event is put in order, for it may follow from what the child did. The earliest such moment, no later than `allBefore`.
    Time held() const;
    void force(LaneId lane);
    void nextRound() {
        ++m_round;
        died.insert(died.end(), justDied.begin(), justDied.end());
        justDied.clear();
    }

    Time lastTime = 0; ///< of the last event put in order
    /// Lanes whose owners went without a word and whose end is not told yet: noticed in this round, and before it.
    std::vector<LaneId> justDied, died;
    /// Processes whose making is here, but not in order yet.
    std::unordered_set<ObjectId> made;
    Time allBefore = 0; ///< of this round: every event before it has come
    Time upTo = 0;      ///< and up to here it goes: held()

private:
    bool waitsForMaker(const Queue &queue) const;
    void wakeParked(ObjectId object);

    std::vector<Queue> m_queues;
    std::vector<Turn> m_ready; ///< a heap, the earliest first
    std::unordered_map<ObjectId, std::vector<LaneId>> m_parked;
    std::uint32_t m_round = 0;
    std::uint64_t m_changes = 0; ///< lanes that have become ready
};

} // namespace forkyard::trace
