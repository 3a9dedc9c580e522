// Takes events out of a ring and puts them into a store. Lives in the process that shows or saves the run; knows no window.
#pragma once

#include "core/trace/measure.h"
#include "core/trace/ring.h"
#include "core/trace/store.h"

#include <memory>
#include <vector>

namespace forkyard::trace {

/// One reader a ring. Call poll() every 1 to 4 ms; it never blocks.
class Reader {
public:
    /// Both must outlive this.
    Reader(const Ring &ring, Store &store);

    /// Drains every slot once, frees those whose owners ended, orders what has come. Returns the number of events taken.
    std::size_t poll();
    /// The run is over and no writer is left: takes the rest, ends all slots, settles everything.
    void finish();

    /// Whether to look, now and then, for owners that died without a word (default: yes). Off where this process cannot see
    /// the run's pids; then whoever can calls Ring::endDeadSlots.
    void setWatchesOwners(bool watches) { m_watchesOwners = watches; }
    /// From now on the trace is told what can be seen from here (else it is not): the core that each thread runs on, and now and
    /// then what each process has used. For runs of this machine's own processes.
    void measure() { m_measure = std::make_unique<Measure>(m_ring); }

    std::uint64_t eventsRead() const { return m_eventsRead; }
    /// Of a lane that is still open: the line it is at right now (packLine), at every level of recording; else 0.
    std::uint32_t currentLine(LaneId lane) const;

private:
    struct Source {
        std::uint32_t generation = 0;
        LaneId lane = kNoLane;
        std::uint32_t page = kNoPage;
        std::uint32_t at = 0; ///< record within the page
        std::uint64_t consumed = 0;
        bool open = false;
    };

    std::size_t drain(std::uint32_t slotIndex);
    void openSource(std::uint32_t slotIndex);
    void freeSlot(std::uint32_t slotIndex);
    void takeUntold(const RingSlot &slot);
    const Event *nextRecord(Source &source, RingSlot &slot);
    Value takeText(Source &source, RingSlot &slot, std::size_t bytes);

    const Ring &m_ring;
    Store &m_store;
    std::vector<Source> m_sources;
    std::vector<Event> m_batch;
    std::vector<char> m_text;
    std::unique_ptr<Measure> m_measure;
    Time m_lastPollBegan = 0;
    Time m_newest = 0; ///< of all events read
    std::uint64_t m_polls = 0;
    std::uint32_t m_nextLook = 0;
    std::uint64_t m_eventsRead = 0;
    bool m_watchesOwners = true;
    bool m_gavePages = false;
};

} // namespace forkyard::trace
