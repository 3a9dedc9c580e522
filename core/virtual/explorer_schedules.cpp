// The way that the search found to an outcome, as a schedule that people can follow: each thread in one go as far as it may, so that
// there are few switches, its numbers those of this order, and seen to lead where it says.
#include "core/virtual/ending.h"
#include "core/virtual/explorer.h"

#include <algorithm>
#include <utility>

namespace forkyard::virtual_host {

void Explorer::runTurn(Replayed &replayed, WorldThread &thread, int allowed, bool timeOut)
{
    m_allowed = allowed;
    const std::uint64_t before = m_world.steps();
    const std::uint32_t number = thread.number;
    if (m_tale) beginToldTurn(thread, timeOut);
    if (timeOut) m_world.letTimePass(thread);
    if (m_world.isAlive(thread)) runOn(thread); // an alarm may have ended it
    if (m_tale) endToldTurn(*m_world.thread(number));
    replayed.current = number;
    append(replayed.schedule, {number, m_world.steps() - before, timeOut});
}

void Explorer::runUncounted(Replayed &replayed, std::uint32_t number)
{
    runTurn(replayed, *m_world.thread(number), 0, false);
    if (m_world.takeOverrun() && goesRound(number) && m_tale) m_tale->back().end = ToldTurn::GoesRound;
}

Explorer::Descent Explorer::descentOf(const WorldThread *thread) const
{
    Descent descent;
    for (; thread; thread = m_world.thread(thread->state.creator)) descent.push_back(thread->state.birth);
    return descent;
}

/// 0: it is not there.
std::uint32_t Explorer::numberNow(std::uint32_t number, const Descents &descents) const
{
    if (number > descents.size()) return number;
    for (const WorldThread *thread : m_world.threads())
        if (descentOf(thread) == descents[number - 1]) return thread->number;
    return 0;
}

void Explorer::noteCreators()
{
    for (const WorldThread *thread : m_world.threads()) {
        if (!thread->state.creator) continue;
        m_hasCreators = m_hasCreators || (m_creator && m_creator != thread->state.creator);
        m_creator = thread->state.creator;
    }
}

void Explorer::replayEagerly(Replayed &replayed, const std::vector<Choice> &way)
{
    for (const Choice &choice : way) {
        WorldThread *thread = m_world.thread(choice.thread);
        if (!thread || !m_world.isAlive(*thread)) return;
        runTurn(replayed, *thread, 0, choice.timeOut);
        m_world.thread(choice.thread)->state.timeOut = false;
        replayRest(replayed);
    }
}

void Explorer::replay(Replayed &replayed, const std::vector<Choice> &way, const Descents &descents)
{
    for (std::size_t at = 0; at < way.size();) {
        const Choice choice = way[at];
        // Whoever ran does first what nobody notices: later that would be a switch.
        const std::uint32_t current = replayed.current;
        if (current && current != numberNow(choice.thread, descents))
            while (m_world.canGoOn(*m_world.thread(current)) && !standsAtCounted(*m_world.thread(current))) runUncounted(replayed, current);
        std::size_t together = 1;
        while (!choice.timeOut && at + together < way.size() && way[at + together] == choice) ++together;
        for (bool done = false; !done;) {
            WorldThread *thread = m_world.thread(numberNow(choice.thread, descents));
            if (thread && m_world.isAlive(*thread)) {
                // As far as its next operation that counts, and then that one too, and the accesses that follow.
                const std::uint32_t its = thread->number;
                for (; m_world.canGoOn(*thread) && !standsAtCounted(*thread); thread = m_world.thread(its)) runUncounted(replayed, its); // exec makes it anew
                // Who waits for what does not count can give that up too.
                const bool givesUp = choice.timeOut && !m_world.canGoOn(*thread) && m_world.deadlineOf(*thread) != vm::WaitReason::NoDeadline;
                if (givesUp || (standsAtCounted(*thread) && (choice.timeOut || m_world.canGoOn(*thread)))) {
                    runTurn(replayed, *thread, static_cast<int>(together) - 1, choice.timeOut);
                    at += together - static_cast<std::size_t>(m_allowed);
                    done = true;
                    continue;
                }
            }
            // It is not there yet, or waits for something that does not count: the first other one that can bring it on.
            WorldThread *other = nullptr;
            for (WorldThread *each : m_world.threads())
                if (each != thread && m_world.canGoOn(*each) && !standsAtCounted(*each) && !other) other = each;
            if (!other) return;
            runUncounted(replayed, other->number);
        }
    }
}

void Explorer::replayRest(Replayed &replayed)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (std::uint32_t number = 1; number <= m_world.threads().size(); ++number) {
            WorldThread &thread = *m_world.thread(number);
            if (!m_world.canGoOn(thread) || standsAtCounted(thread)) continue;
            runUncounted(replayed, number);
            changed = true;
        }
    }
}

void Explorer::begin(const Moment &start)
{
    Descents descents;
    m_begun = m_begunEagerly = {};
    m_world.restore(start);
    replayRest(m_begunEagerly.replayed);
    replayEagerly(m_begunEagerly.replayed, m_prefix);
    if (m_hasCreators) descents = descentsHere();
    m_begunEagerly.moment = m_world.capture();
    m_world.restore(start);
    replay(m_begun.replayed, m_prefix, descents);
    m_begun.moment = m_world.capture();
}

Explorer::Descents Explorer::descentsHere() const
{
    Descents descents;
    for (const WorldThread *thread : m_world.threads()) descents.push_back(descentOf(thread));
    return descents;
}

void Explorer::followEagerly(Replayed &replayed, const std::vector<Choice> &way)
{
    std::vector<ToldTurn> *tale = std::exchange(m_tale, nullptr);
    replayed = m_begunEagerly.replayed;
    m_world.restore(m_begunEagerly.moment);
    replayEagerly(replayed, way);
    m_tale = tale;
}

Explorer::Descents Explorer::follow(Replayed &replayed, const std::vector<Choice> &way)
{
    Descents descents;
    if (m_hasCreators) {
        followEagerly(replayed, way);
        descents = descentsHere();
    }
    replayed = m_begun.replayed;
    m_world.restore(m_begun.moment);
    replay(replayed, way, descents);
    replayRest(replayed);
    return descents;
}

bool Explorer::followRound(Replayed &replayed, const std::vector<Choice> &round, const Descents &descents)
{
    const StateName before = m_namer.nameOf(m_world, m_world.capture());
    Replayed once;
    once.current = replayed.current;
    replay(once, round, descents);
    replayRest(once);
    if (once.schedule.empty() || m_namer.nameOf(m_world, m_world.capture()) != before) return false;
    once.schedule.front().isRound = true;
    for (const Turn &turn : once.schedule) append(replayed.schedule, turn);
    return true;
}

/// Whether the world has come to this end. Goes on in it, as far as it is none.
bool Explorer::hasCome(const ExploredOutcome &outcome)
{
    if (outcome.ending == "endless") return true;
    standStill();
    for (const WorldThread *thread : m_world.threads())
        if (m_world.canGoOn(*thread) || m_world.deadlineOf(*thread) != vm::WaitReason::NoDeadline) return false;
    ExploredOutcome here;
    here.ending = endingOfWorld(m_world);
    here.output = m_world.output();
    return keyOf(here) == keyOf(outcome);
}

/// A schedule for each outcome, which was seen to lead there. What all begin with is done once.
void Explorer::findSchedules(const Moment &start, std::uint32_t endless, const std::vector<Choice> &round, StatePicture &picture)
{
    auto ways = m_ways ? m_ways->shortestWays() : m_graph.shortestWays(m_outcomes.size() - (endless != StateGraph::None), endless);
    const std::vector<Choice> toRound = ways.empty() ? std::vector<Choice>() : ways.back();
    if (endless != StateGraph::None) ways.back().insert(ways.back().end(), round.begin(), round.end());
    begin(start);
    for (std::size_t i = 0; i < m_outcomes.size(); ++i) {
        ExploredOutcome &outcome = m_outcomes[i];
        for (std::size_t at = 1; at < ways[i].size(); ++at) outcome.countedSwitches += ways[i][at].thread != ways[i][at - 1].thread;
        Replayed replayed;
        const bool goesRound = endless != StateGraph::None && i + 1 == m_outcomes.size() && !round.empty();
        if (!goesRound || !followRound(replayed, round, follow(replayed, toRound))) follow(replayed, ways[i]);
        noteNetwork();
        if (!hasCome(outcome)) {
            followEagerly(replayed, ways[i]);
            if (!hasCome(outcome)) {
                m_bound = "unclear";
                continue;
            }
        }
        outcome.schedule = std::move(replayed.schedule);
        outcome.switches = switchesOf(outcome.schedule);
    }
    tellTurns(ways);
    if (!m_ways && m_graph.nodeCount() <= m_options.mostPictured) {
        draw(picture);
        drawWays(ways, picture);
    }
    m_allowed = -1;
}

} // namespace forkyard::virtual_host
