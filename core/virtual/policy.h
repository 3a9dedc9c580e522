// Who is next? A policy answers that and nothing else. Knows threads by their numbers, no heap.
#pragma once

#include "core/turns/schedule.h"
#include "core/virtual/growing_array.h"
#include "core/virtual/world.h"

#include <memory>
#include <string>
#include <vector>

namespace forkyard::virtual_host {

class Policy {
public:
    virtual ~Policy() = default;
    /// One of `ready`, which is not empty and sorted by number. `last` ran before and may be among them, or null.
    virtual Turn choose(const World &world, const std::vector<WorldThread *> &ready, const WorldThread *last) = 0;
    /// The running thread stands before its next visible operation, `done` of its turn are behind it: does its turn go on?
    virtual bool goesOn(const World &world, const WorldThread &thread, std::uint64_t done) = 0;
    /// Whether a thread whose turn it is and that only waits for time need not: a schedule that was found where sleeps take no time
    /// names it all the same.
    virtual bool letsTimePass() const { return false; }
};

/// Each in turn, `quantum` visible operations long.
std::unique_ptr<Policy> makeRoundRobin(std::uint32_t quantum);
/// At each visible operation any of those that can go on, each as likely as the others.
std::unique_ptr<Policy> makeRandom(std::uint64_t seed);
/// The thread with the lowest number that can go on, until it cannot.
std::unique_ptr<Policy> makePriority();
/// As the schedule says; when it is used up, or names a thread that cannot go on, the lowest number.
std::unique_ptr<Policy> makeReplay(Schedule schedule);

/// Who can go on as things stand, by number; and of those that only wait for time, the one who wakes first.
struct Ready {
    std::vector<WorldThread *> threads;
    std::uint32_t sleeper = 0; ///< 0: nobody waits for time
    std::int64_t deadline = vm::WaitReason::NoDeadline;
};
Ready readyIn(const World &world);
/// The same, in a place that was used before.
void findReady(const World &world, Ready &found);

/// Runs a world under a policy and writes down what was chosen.
class Scheduler : public Steering {
public:
    enum class Ending : std::uint8_t { Finished, Deadlock, Stuck, Limit };

    Scheduler(World &world, Policy &policy) : m_world(world), m_policy(policy) {}
    /// To the end, or until `mostSteps` visible operations are done.
    Ending run(std::uint64_t mostSteps = UINT64_MAX);
    Schedule schedule() const { return {m_turns.begin(), m_turns.end()}; }
    std::size_t turnCount() const { return m_turns.size(); }
    /// The first thread that was to run and could not, since the schedule is another program's; 0: none.
    std::uint32_t misfit() const { return m_misfit; }

    bool mayGoOn(WorldThread &thread, const Operation &operation) override;

private:
    /// The thread does this now. Loads and stores let nobody go on and keep nobody.
    void note(Operation::Kind kind) { m_isSteady = m_isSteady && (kind == Operation::Load || kind == Operation::Store); }
    /// Of a turn that is over, where those who can go on are the same: chooses who is next. True: the same thread, which need not be put
    /// aside.
    bool hasNextTurn(WorldThread &thread);
    void noteTurn(Turn turn);

    World &m_world;
    Policy &m_policy;
    Ready m_ready;           ///< its room is used again: this goes round millions of times a second
    bool m_isSteady = false; ///< as long as there are loads and stores only, m_ready stays what it is
    bool m_isChosen = false; ///< m_turn comes next
    std::uint64_t m_mostSteps = UINT64_MAX;
    GrowingArray<Turn> m_turns;
    Turn m_turn;
    std::uint64_t m_turnStart = 0;
    std::uint32_t m_misfit = 0;
};

} // namespace forkyard::virtual_host
