#include "core/live/gil.h"

#include <sched.h>

namespace forkyard::live {

bool Gil::tryTake(std::atomic<std::uint32_t> &attention) {
    std::uint32_t free = 0;
    if (!m_held.compare_exchange_strong(free, 1, std::memory_order_acquire)) return false;
    taken(attention);
    return true;
}

void Gil::taken(std::atomic<std::uint32_t> &attention) {
    m_holder.store(&attention, std::memory_order_relaxed);
    m_takes.fetch_add(1);
    if (m_awaitingTake.load() > 0) futexWake(m_takes, FutexReach::Private);
}

namespace {

/// Looks for a few microseconds whether something comes true: what the other thread does on another processor is often over sooner
/// than a sleep begins.
template <typename Condition> bool comesSoon(Condition condition) {
    constexpr int kLooks = 200;
    for (int look = 0; look < kLooks; ++look) {
        if (condition()) return true;
        __builtin_ia32_pause();
    }
    return false;
}

} // namespace

void Gil::take(std::atomic<std::uint32_t> &attention) {
    if (tryTake(attention)) return;
    if (comesSoon([&] { return m_held.load(std::memory_order_relaxed) == 0 && tryTake(attention); })) return;
    m_waiting.fetch_add(1);
    std::uint32_t takesSeen = m_takes.load();
    std::int64_t askAt = monotonicNow() + switchInterval();
    while (!tryTake(attention)) {
        futexWait(m_held, 1, FutexReach::Private, askAt);
        const std::int64_t now = monotonicNow();
        const std::uint32_t takes = m_takes.load();
        if (takes != takesSeen) {
            // It changed hands, though not into ours: the new holder gets its full interval.
            takesSeen = takes;
            askAt = now + switchInterval();
        } else if (now >= askAt) {
            m_asking.fetch_add(1);
            if (auto *holder = m_holder.load()) holder->fetch_or(vm::AttentionGil);
            m_asking.fetch_sub(1);
            askAt = now + switchInterval();
        }
    }
    m_waiting.fetch_sub(1);
}

void Gil::drop() {
    m_holder.store(nullptr);
    m_held.store(0);
    if (m_waiting.load() > 0) futexWake(m_held, FutexReach::Private, 1);
}

void Gil::forget() {
    // Whoever asks from now on finds another holder or none; whoever is asking already is soon done.
    while (m_asking.load() != 0) sched_yield();
}

void Gil::dropUntilTaken() {
    const std::uint32_t seen = m_takes.load();
    expect(); // ourselves
    m_awaitingTake.fetch_add(1);
    drop();
    // Who waits for the lock cannot give up; who is on the way may go back to sleep, and tells nobody.
    constexpr std::int64_t kLook = 2'000'000;
    const auto othersWant = [this] { return m_waiting.load() > 0 || m_coming.load() > 1; };
    if (comesSoon([&] { return m_takes.load(std::memory_order_relaxed) != seen; })) {
        m_awaitingTake.fetch_sub(1);
        return;
    }
    while (m_takes.load() == seen && othersWant())
        futexWait(m_takes, seen, FutexReach::Private, monotonicNow() + kLook);
    m_awaitingTake.fetch_sub(1);
}

void Gil::renewHeld(std::atomic<std::uint32_t> &attention) {
    m_waiting.store(0);
    m_coming.store(0);
    m_awaitingTake.store(0);
    m_asking.store(0);
    m_held.store(1);
    m_holder.store(&attention);
    m_sequence = 0; // another lock in the trace, whose first event must not wait for one that was the parent's
}

} // namespace forkyard::live
