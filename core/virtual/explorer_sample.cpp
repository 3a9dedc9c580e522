// Where not all schedules could be gone through: some that chance chose, to their ends, so that there is something to look at. The same
// ones every time, as far as there is time for them. A sample, and never called more.
#include "core/virtual/ending.h"
#include "core/virtual/explorer.h"

#include <algorithm>
#include <random>
#include <sys/socket.h>
#include <unordered_map>

namespace forkyard::virtual_host {

namespace {

constexpr std::uint64_t Walks = 1000;
constexpr std::uint64_t WalksWhenStopped = 100; ///< somebody waits for it
constexpr std::uint64_t MostTurns = 20'000; ///< of a walk; it may be one that never ends
constexpr double MostSeconds = 1.5;         ///< for all
constexpr double ShareOfSearch = 0.1;       ///< or so much of the time that the search took
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

/// Who goes before whom, as chance has it; now and then whoever is first becomes the last (Burckhardt and others, ASPLOS 2010).
class Ranks {
public:
    /// `steadiness`: of so many turns one makes the first the last.
    explicit Ranks(std::uint64_t steadiness) : m_steadiness(steadiness) {}

    Choice choose(const std::vector<Choice> &choices, std::mt19937_64 &chance)
    {
        const Choice *first = nullptr;
        for (const Choice &each : choices)
            if (!first || isBefore(each, *first, chance)) first = &each;
        const Choice chosen = *first;
        if (chance() % m_steadiness == 0) rankOf(chosen.thread, chance) = --m_last;
        return chosen;
    }

private:
    /// Giving up waiting comes after all else that can be done, as it takes time.
    bool isBefore(const Choice &one, const Choice &other, std::mt19937_64 &chance)
    {
        if (one.timeOut != other.timeOut) return other.timeOut;
        return rankOf(one.thread, chance) > rankOf(other.thread, chance);
    }
    std::uint64_t &rankOf(std::uint32_t thread, std::mt19937_64 &chance)
    {
        const auto [place, isNew] = m_ranks.try_emplace(thread, 0);
        if (isNew) place->second = LastOfAll + (chance() >> 2);
        return place->second;
    }
    static constexpr std::uint64_t LastOfAll = std::uint64_t{1} << 62;
    std::uint64_t m_steadiness;
    std::uint64_t m_last = LastOfAll;
    std::unordered_map<std::uint32_t, std::uint64_t> m_ranks;
};

} // namespace

/// False: it has not come to an end.
bool Explorer::walk(std::uint64_t seed, Replayed &replayed, std::int64_t passing)
{
    // Some with few switches, some with many; and in each second one somebody goes before the others for long, as it takes where much is
    // to be done before the place at which it matters who was first.
    const bool isRanked = seed % 2 != 0;
    std::mt19937_64 chance(seed);
    const std::uint64_t oneIn = std::uint64_t{1} << (seed / 2 % 5);
    Ranks ranks(std::uint64_t{16} << (seed / 2 % 4 * 2));
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
        if (isRanked) choice = ranks.choose(choices, chance);
        else if (goesOn && chance() % oneIn != 0) choice = {replayed.current, false};
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

void Explorer::sample(const Moment &start, bool hasBegun, std::uint64_t states)
{
    // What is done while there is nobody else is the same in all of them.
    if (hasBegun) begin(start);
    else m_begun = {start, {}};
    const bool isStopped = m_bound == "stopped";
    const double until = seconds() + (isStopped ? MostSeconds : std::max(MostSeconds, ShareOfSearch * seconds()));
    const auto goesOn = [&] {
        if (isStopped || !m_options.goesOn || seconds() - m_asked <= SecondsPerQuestion) return true;
        m_asked = seconds();
        return m_options.goesOn(states, m_outcomes.size());
    };
    for (std::uint64_t seed = 0; seed < (isStopped ? WalksWhenStopped : Walks) && seconds() < until && goesOn(); ++seed) {
        Replayed replayed = m_begun.replayed;
        std::vector<ToldTurn> turns;
        m_world.restore(m_begun.moment);
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
