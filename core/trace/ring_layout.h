// How the memory shared by all processes of a run is laid out. Plain data at fixed places; no pointers, for each process may
// map it elsewhere. Knows nothing of who maps it.
//
//   header · slots (one a thread) · pages of records
//
// A slot's records are a chain of pages: its writer takes a page from the pool when the last one is full, the reader gives it
// back when it has read it. One writer, one reader a slot. A record is an Event; the bytes of its text fill the records after it.
#pragma once

#include "core/trace/clock.h"
#include "core/trace/event.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace forkyard::trace {

inline constexpr std::uint64_t kRingMagic = 0x32676e6952647946; // "FydRing2"
inline constexpr std::uint32_t kPageBytes = 16384;
inline constexpr std::uint32_t kRecordsPerPage = kPageBytes / sizeof(Event) - 1;
/// A longer text is cut (at a character's boundary, with an ellipsis), so that it fits into two pages at most.
inline constexpr std::uint32_t kLongestText = 8192;
inline constexpr std::uint32_t kNoPage = 0;
inline constexpr std::size_t kNameBytes = 48;

enum class SlotState : std::uint32_t {
    Free,
    Claimed, ///< being filled in by its owner; the reader leaves it alone
    Live,
    Ended, ///< closed by its owner: the reader takes the rest and frees it
    Died   ///< its owner went without closing it
};

/// What the window writes and every writer reads. Words of 32 bits, so that a futex can wait on them.
struct Steering {
    std::atomic<std::uint32_t> level{static_cast<std::uint32_t>(Level::Sync)};
    /// Lines per 1000 seconds for each thread; 0: full speed.
    std::atomic<std::uint32_t> pace{0};
    std::atomic<std::uint32_t> paused{0};
    std::atomic<std::uint32_t> stopping{0};
    /// Counts up at each change, so that sleepers can wait for one.
    std::atomic<std::uint32_t> changes{0};
};

struct alignas(64) RingSlot {
    // Written by the owner when it claims the slot, then constant.
    std::atomic<std::uint32_t> state{0};
    /// Counts claims; the reader tells owners apart by it.
    std::atomic<std::uint32_t> generation{0};
    std::int32_t pid = 0;
    std::int32_t tid = 0;
    ObjectId process = 0;
    ObjectId parentProcess = 0;
    ObjectId thread = 0;
    /// 0: the process's main thread.
    std::uint32_t threadNumber = 0;
    std::atomic<std::uint32_t> nextFree{0}; ///< of the list of free slots: index + 1

    /// Of the owner, at every level of recording: packLine.
    alignas(64) std::atomic<std::uint32_t> currentLine{0};
    std::atomic<std::uint32_t> firstPage{kNoPage};
    /// Taken from the pool but not yet part of the chain.
    std::atomic<std::uint32_t> sparePage{kNoPage};
    /// Records published so far; whole events only.
    alignas(64) std::atomic<std::uint64_t> published{0};
    /// Events that found no room and that no Gap tells of yet; when the first of them was, and when the owner ended: ticks.
    std::atomic<std::uint64_t> untold{0};
    std::atomic<std::uint64_t> untoldSince{0};
    std::atomic<std::uint64_t> endedAt{0}; ///< 0: it did not say, or all was told
    std::atomic<std::uint32_t> pagesTaken{0};
    /// Of the reader.
    alignas(64) std::atomic<std::uint64_t> consumed{0};
    std::atomic<std::uint32_t> pagesGiven{0};
};

/// Tells of events that were lost from `since` to `until`; ticks, as the event's own time.
inline Event gapEvent(const ClockCalibration &clock, std::uint64_t since, std::uint64_t until, std::uint64_t lost) {
    constexpr std::uint64_t longest = 0xffffffff;
    Event gap;
    gap.time = until;
    gap.kind = EventKind::Gap;
    gap.value = Value::integer(static_cast<std::int64_t>(lost));
    gap.sequence = static_cast<std::uint32_t>(std::min(longest, (clock.toTime(until) - std::min(clock.toTime(until), clock.toTime(since))) / 1000));
    return gap;
}

struct RingPage {
    std::atomic<std::uint32_t> next{kNoPage}; ///< of the chain, or of the pool's list of free pages
    std::uint32_t reserved[7];
    Event records[kRecordsPerPage];
};
static_assert(sizeof(RingPage) == kPageBytes);

struct alignas(64) RingHeader {
    std::uint64_t magic = 0;
    std::uint32_t version = 2;
    std::uint32_t slotCount = 0;
    std::uint32_t pageCount = 0; ///< page 0 is never used: kNoPage
    /// No slot may hold more pages than this, so that one busy thread cannot starve the others.
    std::uint32_t pagesPerSlot = 0;
    std::uint64_t slotsOffset = 0;
    std::uint64_t pagesOffset = 0;
    std::uint64_t totalBytes = 0;
    ClockCalibration clock;

    alignas(64) Steering steering;

    alignas(64) std::atomic<ObjectId> nextObject{1};
    /// Slots from here on have never been claimed.
    alignas(64) std::atomic<std::uint32_t> slotsUsed{0};
    /// The top of a list in the low half (0: empty; slots as index + 1); the high half counts changes (against ABA).
    alignas(64) std::atomic<std::uint64_t> freeSlots{0};
    alignas(64) std::atomic<std::uint64_t> freePages{0};
    std::atomic<std::uint32_t> freePageCount{0};
    /// Set by the reader at each poll (monotonic ns); a writer that finds the ring full believes in the reader while it is fresh.
    alignas(64) std::atomic<std::uint64_t> readerSeen{0};
    /// Futex: counts polls that gave pages back.
    std::atomic<std::uint32_t> roomMade{0};
    std::atomic<std::uint32_t> roomWaiters{0};
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free && std::atomic<std::uint32_t>::is_always_lock_free);

} // namespace forkyard::trace
