// Threads and locks that form a ring: each of the threads uses two of the locks, and each lock lies between two of the threads, as the
// forks of the dining philosophers do. Worked out from the events in their order, never from the playhead; paints nothing.
#pragma once

#include "core/trace/store.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace forkyard::ui {

struct StageRing {
    std::vector<trace::LaneId> lanes;   ///< of one process, around the ring from its first thread on
    std::vector<trace::ObjectId> locks; ///< locks[i] lies between lanes[i] and the next
    bool operator==(const StageRing &) const = default;
};

/// Finds the first ring that closes. A longer trace has the same one: once it is found it stays.
class StageRings {
public:
    static constexpr std::size_t Least = 3, Most = 12; ///< threads in a ring that is one here

    void clear() { *this = {}; }
    /// Takes in what came since. Of a very long run only the beginning is looked at.
    void update(const trace::Store &store);
    const std::optional<StageRing> &found() const { return m_found; }

private:
    void take(const trace::Store &store, trace::EventIndex index);
    void touch(const trace::Store &store, trace::LaneId lane, trace::ObjectId lock);
    bool isSeat(trace::LaneId lane) const;
    std::optional<StageRing> ringFrom(trace::LaneId lane) const;

    trace::EventIndex m_next = 0;
    std::optional<StageRing> m_found;
    std::set<trace::ObjectId> m_known;                                ///< what is a lock, by its name's event
    std::map<trace::LaneId, std::vector<trace::ObjectId>> m_locksOf; ///< in the order of their use, at most three
    std::map<trace::ObjectId, std::vector<trace::LaneId>> m_usersOf;
};

} // namespace forkyard::ui
