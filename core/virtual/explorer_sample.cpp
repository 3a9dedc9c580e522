// Where not all schedules could be gone through: some that chance chose, to their ends, so that there is something to look at. The same
// ones every time. A sample, and never called more.
#include "core/virtual/ending.h"
#include "core/virtual/explorer.h"

#include <algorithm>
#include <random>
#include <sys/socket.h>

namespace forkyard::virtual_host {

namespace {

constexpr std::uint64_t Walks = 48;
constexpr std::uint64_t MostTurns = 20'000; ///< of a walk; it may be one that never ends
constexpr double MostSeconds = 1.5;         ///< for all

} // namespace

/// False: it has not come to an end.
bool Explorer::walk(std::uint64_t seed, Replayed &replayed)
{
    std::mt19937_64 chance(seed);
    // Some with few switches, some with many.
    const std::uint64_t oneIn = std::uint64_t{1} << (seed % 5);
    std::uint64_t overruns = 0;
    for (std::uint64_t turns = 0; turns < MostTurns; ++turns) {
        std::vector<Choice> choices;
        bool goesOn = false;
        for (const WorldThread *thread : m_world.threads()) {
            if (m_world.lacksGil(*thread)) continue;
            if (mayBeAlarmed(*thread) && thread->state.next.isVisible()) choices.push_back({thread->number, true});
            if (m_world.canGoOn(*thread)) choices.push_back({thread->number, false});
            else if (m_world.isAlive(*thread) && m_world.deadlineOf(*thread) != vm::WaitReason::NoDeadline) choices.push_back({thread->number, true});
            goesOn = goesOn || (!choices.empty() && choices.back() == Choice{replayed.current, false});
        }
        if (choices.empty()) return true;
        Choice choice = choices[chance() % choices.size()];
        if (goesOn && chance() % oneIn != 0) choice = {replayed.current, false};
        runTurn(replayed, *m_world.thread(choice.thread), 0, choice.timeOut);
        if (WorldThread *thread = m_world.thread(choice.thread)) thread->state.timeOut = false;
        if (m_world.takeOverrun() && ++overruns > ExploreOptions::MostOverruns / 10) return false;
    }
    return false;
}

void Explorer::noteSampled(Replayed &replayed, std::vector<ToldTurn> turns)
{
    noteNetwork();
    ExploredOutcome outcome;
    outcome.ending = endingOfWorld(m_world);
    outcome.output = m_world.output();
    outcome.schedule = std::move(replayed.schedule);
    outcome.switches = switchesOf(outcome.schedule);
    outcome.turns = std::move(turns);
    const auto [place, isNew] = m_outcomeNumbers.try_emplace(keyOf(outcome), static_cast<std::uint32_t>(m_outcomes.size()));
    if (isNew) m_outcomes.push_back(std::move(outcome));
    else if (ExploredOutcome &known = m_outcomes[place->second]; known.schedule.empty() || outcome.switches < known.switches) known = std::move(outcome);
}

void Explorer::sample(const Moment &start)
{
    const double until = seconds() + MostSeconds;
    for (std::uint64_t seed = 0; seed < Walks && seconds() < until; ++seed) {
        Replayed replayed;
        std::vector<ToldTurn> turns;
        m_world.restore(start);
        m_world.takeOverrun();
        m_tale = m_options.mostTold ? &turns : nullptr;
        m_toldFrame = 0;
        const bool hasEnded = walk(seed, replayed);
        m_tale = nullptr;
        if (hasEnded) noteSampled(replayed, std::move(turns));
        m_allowed = -1;
    }
}

/// What the world has come to: whether somebody has talked over a network, which is taken as a plain one.
void Explorer::noteNetwork()
{
    const auto &sockets = m_world.kernel().sockets;
    m_usesNetwork = m_usesNetwork || std::any_of(sockets.begin(), sockets.end(), [](const Socket &socket) { return socket.family == AF_INET || socket.family == AF_INET6; });
}

} // namespace forkyard::virtual_host
