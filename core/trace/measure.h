// What a reader sees of a run beside its events: on which core each of them was written, and what the run's processes use of
// processor time and memory, asked of the system now and then. Puts both among the events of their lanes. Part of the reader.
#pragma once

#include "core/trace/ring.h"
#include "core/trace/usage.h"

#include <array>
#include <vector>

namespace forkyard::trace {

class Store;

class Measure {
public:
    explicit Measure(const Ring &ring) : m_ring(ring) {}

    /// Before any slot is drained, so that all that is older than `now` comes with it. Asks some processes if it is time.
    void ask(Time now);
    /// `batch` is what came of a slot: adds what was measured at its place in time. Texts go into `store`.
    void tell(std::uint32_t slot, std::vector<Event> &batch, Store &store);
    /// The slot's owner is gone.
    void forget(std::uint32_t slot);

private:
    struct Seen {
        bool isMain = false;
        std::int32_t pid = 0;
        ObjectId process = 0;
        std::uint16_t core = 0; ///< as Event::thread has it in a ring
        bool isAsked = false;   ///< `now` waits to be told
        Time askedAt = 0;
        ProcessUsage now;
        bool hasTold = false, stood = false;
        Time stoodAt = 0;
        ProcessUsage told;
    };

    void tellCores(Seen &seen, std::vector<Event> &batch, Store &store);
    void tellUsage(Seen &seen, std::vector<Event> &batch);
    void addCore(std::uint16_t core, Time time, Store &store);

    const Ring &m_ring;
    std::vector<Seen> m_seen; ///< by slot
    std::vector<Event> m_mixed;
    std::vector<ObjectId> m_cores;
    std::uint32_t m_next = 0; ///< slot to ask next
    std::uint64_t m_roundBegan = 0, m_roundCost = 0, m_nextRound = 0; ///< monotonic ns
};

} // namespace forkyard::trace
