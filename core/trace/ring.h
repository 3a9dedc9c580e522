// The memory that every thread of every process of a run writes its events to. Made before the first fork, survives fork, and
// can be handed to an exec'd program as a descriptor. Knows nothing of machines or windows.
#pragma once

#include "core/base/result.h"
#include "core/trace/ring_layout.h"

#include <memory>
#include <string>

namespace forkyard::trace {

struct RingOptions {
    /// Threads that may live at the same time.
    std::uint32_t slotCount = 4096;
    /// 16 KiB each (511 events), at most: some are reserved at once, so that a lack of memory shows before the run (ring_growth.h).
    std::uint32_t pageCount = 4096;
    /// Where to make the (unlinked) file; empty: in memory.
    std::string directory;
    ClockKind clock = ClockKind::Tsc;
};

/// A mapping of the shared memory. Destroying it unmaps and closes, no more; the memory goes with its last mapping.
class Ring {
public:
    /// Errors: trace.ring-create, trace.ring-no-room (limit reached), each with the system's reason.
    static Result<Ring> create(const RingOptions &options = {});
    /// Maps the ring behind `fd`, of which it takes a duplicate. Errors: trace.ring-attach, trace.ring-foreign (not a ring, or
    /// another version's).
    static Result<Ring> attach(int fd);

    Ring(Ring &&other) noexcept;
    Ring &operator=(Ring &&other) noexcept;
    ~Ring();

    /// Closed on exec; whoever hands it on makes a duplicate without that flag.
    int fd() const { return m_fd; }

    Steering &steering() const { return m_header->steering; }
    Level level() const { return static_cast<Level>(steering().level.load(std::memory_order_relaxed)); }
    /// Changes a word of steering and wakes whoever waits for a change (futex on `changes`, shared).
    void steer(std::atomic<std::uint32_t> Steering::*word, std::uint32_t value) const;

    /// A number that no other object of the run has, in any process.
    ObjectId newObject() const { return newObjects(1); }
    /// The first of `count` such numbers in a row.
    ObjectId newObjects(std::uint32_t count) const {
        return m_header->nextObject.fetch_add(count, std::memory_order_relaxed);
    }

    /// On the run's clock; not for ClockKind::Given.
    Time now() const { return m_header->clock.toTime(ticksNow(m_header->clock.kind)); }
    const ClockCalibration &clock() const { return m_header->clock; }

    /// Threads that hold a slot right now, however far they are read.
    std::uint32_t liveSlots() const;
    std::uint32_t freePages() const;

    /// Marks the slots of processes that are gone (or zombies) as ended, for the reader to drain. Call it where the pids mean
    /// something: inside the run's PID namespace, if it has one. Returns how many it marked.
    std::uint32_t endDeadSlots() const { return endDeadSlots(0, m_header->slotCount); }
    std::uint32_t endDeadSlots(std::uint32_t first, std::uint32_t count) const;

    // For Writer and Reader.
    RingHeader &header() const { return *m_header; }
    RingSlot &slot(std::uint32_t index) const { return m_slots[index]; }
    RingPage &page(std::uint32_t index) const { return m_pages[index]; }
    std::uint32_t takePage() const; ///< kNoPage: none left. Any process, any thread.
    void givePage(std::uint32_t index) const;
    /// Has the page mapped before it is first written to here, in one go: the first touch of each 4 KiB would cost a fault of its own.
    void mapPage(std::uint32_t index) const;
    /// A forked child has none of its parent's pages mapped.
    void forgetMapped() const { ++m_era; }
    /// A slot in state Claimed; false: all are taken.
    bool claimSlot(std::uint32_t *index) const;
    void freeSlot(std::uint32_t index) const;

private:
    Ring(int fd, void *memory);

    int m_fd = -1;
    RingHeader *m_header = nullptr;
    RingSlot *m_slots = nullptr;
    RingPage *m_pages = nullptr;
    /// By page: the era in which it was mapped here. An era is from fork to fork; one too old by 256 costs a few faults.
    std::unique_ptr<std::atomic<std::uint8_t>[]> m_mapped;
    mutable std::uint8_t m_era = 1;
};

} // namespace forkyard::trace
