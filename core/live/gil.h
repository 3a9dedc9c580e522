// The lock that lets one thread of a process run the learner's code at a time, and that can be made to change hands.
// Knows no threads but by the word with which one asks them for attention.
#pragma once

#include "core/live/futex.h"
#include "core/vm/thread.h"

#include <atomic>
#include <cstdint>

namespace forkyard::live {

/// As CPython's: a thread that lets go for a moment may have it back if nobody was quicker, but a thread that was asked
/// to let go, or has used up its slice, waits until another has had it.
class Gil {
public:
    /// False where it is taken.
    bool tryTake(std::atomic<std::uint32_t> &attention);
    /// Waits. After each switch interval without a change of hands it asks the holder for it, by vm::AttentionGil.
    void take(std::atomic<std::uint32_t> &attention);
    void drop();
    /// Drops it and waits until another thread has taken it, or none wants it any more; takeBack() must follow. From
    /// the first moment on the caller counts as one that wants it: a slice may be over before this thread is awake
    /// again.
    void dropUntilTaken();
    void takeBack(std::atomic<std::uint32_t> &attention) {
        take(attention);
        arrived();
    }
    /// For a thread that ends, after its last drop(): comes back when nobody can touch its attention word any more.
    void forget();
    /// A thread was started or woken and will come for the lock, however long the system lets it wait for a processor.
    void expect(std::uint32_t threads = 1) { m_coming.fetch_add(threads); }
    /// It is here, or went back to sleep.
    void arrived() { m_coming.fetch_sub(1); }
    /// Somebody waits for it, or is on the way.
    bool isWanted() const {
        return m_waiting.load(std::memory_order_relaxed) > 0 || m_coming.load(std::memory_order_relaxed) > 0;
    }

    /// The place of the next event in the lock's order; only while it is held.
    std::uint32_t nextSequence() { return m_sequence = m_sequence + 1 == 0 ? 1 : m_sequence + 1; }

    std::int64_t switchInterval() const { return m_interval.load(std::memory_order_relaxed); }
    void setSwitchInterval(std::int64_t ns) { m_interval.store(ns < 1000 ? 1000 : ns, std::memory_order_relaxed); }

    /// In a forked child: as if nobody else had ever wanted it, held by the caller.
    void renewHeld(std::atomic<std::uint32_t> &attention);

private:
    void taken(std::atomic<std::uint32_t> &attention);

    std::atomic<std::uint32_t> m_held{0};
    std::atomic<std::uint32_t> m_waiting{0};
    std::atomic<std::uint32_t> m_coming{0};
    /// Counts changes of hands; threads that were asked to let go wait here.
    std::atomic<std::uint32_t> m_takes{0};
    std::atomic<std::uint32_t> m_awaitingTake{0};
    std::atomic<std::atomic<std::uint32_t> *> m_holder{nullptr};
    std::atomic<std::uint32_t> m_asking{0};
    std::atomic<std::int64_t> m_interval{5'000'000};
    std::uint32_t m_sequence = 0;
};

} // namespace forkyard::live
