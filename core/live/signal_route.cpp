#include "core/live/signal_route.h"

#include <algorithm>
#include <csignal>

namespace forkyard::live {

namespace {

static_assert(kRoutedSignals == std::array<int, 6>{SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGTERM});

/// A group's members have it within microseconds, and read it when the system lets them run.
constexpr std::int64_t kTogether = 50'000'000;
/// One above that was kept from running longer than that tells of it late.
constexpr std::int64_t kLate = 250'000'000;

} // namespace

SignalRoute::One *SignalRoute::of(int signal) {
    const auto place = std::find(kRoutedSignals.begin(), kRoutedSignals.end(), signal);
    return place == kRoutedSignals.end() ? nullptr : &m_signals[static_cast<std::size_t>(place - kRoutedSignals.begin())];
}

void SignalRoute::cameHere(int signal, std::int64_t now) {
    One *one = of(signal);
    if (!one) return;
    if (!one->isOpen()) one->since = now;
    one->here = true;
}

void SignalRoute::cameAbove(int signal, std::int64_t now) {
    One *one = of(signal);
    if (!one) return;
    if (!one->isOpen() && one->lastHere && now - *one->lastHere < kLate) return;
    if (!one->isOpen()) one->since = now;
    one->above = true;
}

bool SignalRoute::isCertain(const One &one, std::int64_t now) {
    return one.isOpen() && ((one.here && one.above) || now - one.since >= kTogether);
}

std::optional<SignalRoute::Decided> SignalRoute::next(std::int64_t now) {
    for (std::size_t i = 0; i < m_signals.size(); ++i) {
        One &one = m_signals[i];
        if (!isCertain(one, now)) continue;
        const Decided decided{kRoutedSignals[i], one.here && one.above ? Had::Everyone : one.here ? Had::Watcher : Had::Above};
        if (one.here) one.lastHere = now;
        one.here = one.above = false;
        return decided;
    }
    return std::nullopt;
}

std::optional<std::int64_t> SignalRoute::due() const {
    std::optional<std::int64_t> earliest;
    for (const One &one : m_signals)
        if (one.isOpen() && (!earliest || one.since + kTogether < *earliest)) earliest = one.since + kTogether;
    return earliest;
}

} // namespace forkyard::live
