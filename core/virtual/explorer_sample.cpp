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
constexpr std::uint64_t ClockWalks = 12;
constexpr std::int64_t LongTime = std::int64_t{1000} * 1'000'000'000;

/// Without the numbers in it, and the room that is left for them: how long something took is printed by many.
std::string withoutNumbers(const std::string &text)
{
    std::string kept;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto isDigit = [&](std::size_t place) { return place < text.size() && text[place] >= '0' && text[place] <= '9'; };
        if (!isDigit(at)) {
            if (text[at] != ' ') kept += text[at];
            continue;
        }
        const auto goesOn = [&](std::size_t place) {
            if (isDigit(place)) return true;
            if (place >= text.size()) return false;
            if (text[place] == '.' || text[place] == ':') return true;
            return text[place] == 'e' && (isDigit(place + 1) || (place + 2 < text.size() && (text[place + 1] == '-' || text[place + 1] == '+') && isDigit(place + 2)));
        };
        while (goesOn(at + 1)) at += text[at + 1] == 'e' ? 2 : 1;
        kept += '0';
    }
    return kept;
}

} // namespace

/// False: it has not come to an end.
bool Explorer::walk(std::uint64_t seed, Replayed &replayed, std::int64_t passing)
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
        if (passing) m_world.advanceClock(m_world.clock() + passing);
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

bool Explorer::dependsOnClock(const Moment &start)
{
    std::unordered_set<std::string> known;
    const auto told = [&](ExploredOutcome outcome) {
        outcome.output = withoutNumbers(outcome.output);
        return keyOf(outcome);
    };
    for (const ExploredOutcome &outcome : m_outcomes) known.insert(told(outcome));
    const double until = seconds() + MostSeconds;
    bool isOther = false;
    for (std::uint64_t seed = 0; seed < ClockWalks && seconds() < until && !isOther; ++seed) {
        Replayed replayed;
        m_world.restore(start);
        m_world.takeOverrun();
        if (walk(seed, replayed, LongTime)) {
            standStill();
            ExploredOutcome here;
            here.ending = endingOfWorld(m_world);
            here.output = m_world.output();
            isOther = !known.contains(told(std::move(here)));
        }
        m_allowed = -1;
    }
    return isOther;
}

/// What the world has come to: whether somebody has talked over a network, which is taken as a plain one.
void Explorer::noteNetwork()
{
    const auto &sockets = m_world.kernel().sockets;
    m_usesNetwork = m_usesNetwork || std::any_of(sockets.begin(), sockets.end(), [](const Socket &socket) { return socket.family == AF_INET || socket.family == AF_INET6; });
}

} // namespace forkyard::virtual_host
