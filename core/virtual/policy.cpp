#include "core/virtual/policy.h"

#include <algorithm>
#include <utility>

namespace forkyard::virtual_host {

namespace {

constexpr std::uint32_t RestQuantum = 100; ///< operations a turn, where a schedule has come to its end

class RoundRobin final : public Policy {
public:
    explicit RoundRobin(std::uint32_t quantum) : m_quantum(std::max(quantum, 1u)) {}
    Turn choose(const World &, const std::vector<WorldThread *> &ready, const WorldThread *last) override
    {
        const std::uint32_t before = last ? last->number : 0;
        for (const WorldThread *thread : ready)
            if (thread->number > before) return {thread->number, m_quantum, false};
        return {ready.front()->number, m_quantum, false};
    }
    bool goesOn(const World &, const WorldThread &, std::uint64_t done) override { return done < m_quantum; }

private:
    std::uint32_t m_quantum;
};

class Random final : public Policy {
public:
    explicit Random(std::uint64_t seed) : m_state(seed * 2 + 1) {}
    Turn choose(const World &, const std::vector<WorldThread *> &ready, const WorldThread *) override
    {
        return {ready[static_cast<std::size_t>((next() >> 32) * ready.size() >> 32)]->number, 1, false};
    }
    bool goesOn(const World &, const WorldThread &, std::uint64_t done) override { return done < 1; }

private:
    std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15U; // splitmix64, Steele 2014
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }
    std::uint64_t m_state;
};

class Priority final : public Policy {
public:
    Turn choose(const World &, const std::vector<WorldThread *> &ready, const WorldThread *) override { return {ready.front()->number, UINT64_MAX, false}; }
    bool goesOn(const World &, const WorldThread &, std::uint64_t) override { return true; }
};

/// What the schedule says, and after it everybody in turn: a schedule that is too short leads to an end too.
class Replay final : public Policy {
public:
    explicit Replay(Schedule schedule) : m_schedule(std::move(schedule)), m_round(roundOf(m_schedule)) {}
    Turn choose(const World &world, const std::vector<WorldThread *> &ready, const WorldThread *last) override
    {
        if (m_at == m_schedule.size()) m_at = m_round;
        if (m_at < m_schedule.size()) return m_turn = m_schedule[m_at++];
        m_isThrough = true;
        return m_turn = m_rest.choose(world, ready, last);
    }
    bool goesOn(const World &world, const WorldThread &thread, std::uint64_t done) override { return m_isThrough ? m_rest.goesOn(world, thread, done) : done < m_turn.operations; }
    bool letsTimePass() const override { return !m_isThrough; }

private:
    Schedule m_schedule;
    Turn m_turn;
    std::size_t m_round, m_at = 0;
    bool m_isThrough = false;
    RoundRobin m_rest{RestQuantum};
};

} // namespace

std::unique_ptr<Policy> makeRoundRobin(std::uint32_t quantum) { return std::make_unique<RoundRobin>(quantum); }
std::unique_ptr<Policy> makeRandom(std::uint64_t seed) { return std::make_unique<Random>(seed); }
std::unique_ptr<Policy> makePriority() { return std::make_unique<Priority>(); }
std::unique_ptr<Policy> makeReplay(Schedule schedule) { return std::make_unique<Replay>(std::move(schedule)); }

/// As turns::append.
void Scheduler::noteTurn(Turn turn)
{
    if (Turn *last = m_turns.size() > 0 ? &m_turns[m_turns.size() - 1] : nullptr; last && last->goesOnWith(turn)) last->operations += turn.operations;
    else m_turns.push(turn);
}

bool Scheduler::mayGoOn(WorldThread &thread, const Operation &operation)
{
    // With the profile `calls` a thread is only interrupted where a loop came round or something was called.
    const bool isWithin = !m_world.maySwitchBefore(operation);
    if (!isWithin && !m_policy.goesOn(m_world, thread, m_world.steps() - m_turnStart) && !hasNextTurn(thread)) return false;
    note(operation.kind);
    return true;
}

bool Scheduler::hasNextTurn(WorldThread &thread)
{
    if (!m_isSteady || m_world.steps() >= m_mostSteps || m_world.hasTimers()) return false;
    noteTurn({thread.number, m_world.steps() - m_turnStart, false});
    m_turnStart = m_world.steps();
    m_turn = m_policy.choose(m_world, m_ready.threads, &thread);
    m_isChosen = m_turn.thread != thread.number || m_turn.timeOut;
    if (!m_isChosen) m_world.beginTurn();
    return !m_isChosen;
}

Ready readyIn(const World &world)
{
    Ready found;
    findReady(world, found);
    return found;
}

void findReady(const World &world, Ready &found)
{
    found.threads.clear();
    found.sleeper = 0;
    found.deadline = vm::WaitReason::NoDeadline;
    for (WorldThread *thread : world.threads()) {
        if (world.lacksGil(*thread)) continue;
        if (world.canGoOn(*thread)) found.threads.push_back(thread);
        else if (world.isAlive(*thread) && world.deadlineOf(*thread) < found.deadline) {
            found.deadline = world.deadlineOf(*thread);
            found.sleeper = thread->number;
        }
    }
}

Scheduler::Ending Scheduler::run(std::uint64_t mostSteps)
{
    const WorldThread *last = nullptr;
    m_mostSteps = mostSteps;
    while (!m_world.isOver()) {
        if (m_world.steps() >= mostSteps) return Ending::Limit;
        if (!std::exchange(m_isChosen, false)) {
            findReady(m_world, m_ready);
            if (m_ready.threads.empty()) {
                if (m_ready.sleeper == 0) return Ending::Deadlock;
                m_world.advanceClock(m_ready.deadline);
                continue;
            }
            m_world.setParallel(m_world.parallel(m_ready.threads));
            m_turn = m_policy.choose(m_world, m_ready.threads, last);
        }
        WorldThread *chosen = m_world.thread(m_turn.thread);
        const auto waitsForTime = [this](const WorldThread &thread) {
            return m_policy.letsTimePass() && m_world.isAlive(thread) && !m_world.canGoOn(thread) && m_world.deadlineOf(thread) != vm::WaitReason::NoDeadline;
        };
        if (chosen && waitsForTime(*chosen)) m_turn.timeOut = true;
        const bool usable = chosen && m_world.isAlive(*chosen) && (m_world.canGoOn(*chosen) || m_turn.timeOut);
        if (!usable && m_misfit == 0) m_misfit = m_turn.thread;
        if (!usable) chosen = m_ready.threads.front();
        else if (m_turn.timeOut) m_world.letTimePass(*chosen);
        if (last && chosen->number != last->number) m_world.advanceClock(m_world.clock() + m_world.options().switchCost);
        m_turnStart = m_world.steps();
        const std::uint32_t number = chosen->number;
        m_isSteady = usable && !m_turn.timeOut && !m_ready.sleeper && !m_policy.letsTimePass();
        note(chosen->state.next.kind);
        const bool passes = usable && m_turn.timeOut;
        if (m_world.isAlive(*chosen)) m_world.run(*chosen, *this); // an alarm may have ended it
        if (!m_isChosen) noteTurn({number, m_world.steps() - m_turnStart, passes});
        last = m_world.thread(number);
        // The rest of its turn lies behind a wait: for time, or for what has come meanwhile.
        while (usable && m_policy.letsTimePass() && m_world.steps() - m_turnStart < m_turn.operations) {
            WorldThread &waiting = *m_world.thread(number);
            const bool isTimeUp = waitsForTime(waiting);
            if (!isTimeUp && (waiting.state.status != ThreadState::Blocked || !m_world.canGoOn(waiting))) break;
            waiting.state.timeOut = isTimeUp;
            const std::uint64_t before = m_world.steps();
            m_world.run(waiting, *this);
            noteTurn({number, m_world.steps() - before, isTimeUp});
        }
    }
    return Ending::Finished;
}

} // namespace forkyard::virtual_host
