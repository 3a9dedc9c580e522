// Small random concurrent programs, as text for Explore and as steps for a brute-force enumerator that knows nothing of it: no
// machine, no reduction, no state that is recognised. Says what Explore should find, by the definition in engine.md.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace forkyard::random_programs {

/// One step of a thread. Places are numbered: variables 0 .. 2, a list 10, a list of two elements 11, a dict 12, locks 20 and 21, a
/// queue 30, a condition 40, processes and their one pipe 50. A forked process has places of its own, but for the last.
struct Step {
    enum Kind : std::uint8_t { Load, Store, Set, AddConstant, AddHeld, JumpUnless, Acquire, Release, Put, Get, Append, Length, Contains, LoadElement, StoreElement, AddKey, Wait, TimedWait, Notify, NotifyAll, PipeWrite, PipeRead, Fork, WaitChild, Exit };
    Kind kind;
    int place = 0;
    int part = -1; ///< element; -1: all of it; target of a jump
    int reg = 0;   ///< 0 and 2 are the hand's, 1 is the local variable `a`
    int value = 0; ///< constant; the number of the forked process's thread
};

struct Program {
    std::string text;
    std::vector<std::vector<Step>> threads; ///< those of forked processes last
    std::size_t started = 0;                ///< how many there are from the beginning
    int queueLimit = 0;
};

using Outcomes = std::map<std::string, std::uint64_t>; ///< "ending\noutput" and its interleavings

Program makeProgram(std::mt19937_64 &random);

/// Every interleaving one by one.
class Enumerator {
public:
    explicit Enumerator(const Program &program) : m_program(program) {}
    /// False: there are more than `most`.
    bool run(std::uint64_t most);
    /// With a switch before every step that touches anything.
    const Outcomes &everySwitch() const { return m_every; }
    /// With switches where the definition counts them.
    const Outcomes &counted() const { return m_counted; }
    /// The fewest changes from one thread to another that lead to an outcome, of counted steps only.
    const Outcomes &fewestSwitches() const { return m_fewest; }

private:
    struct Thread {
        std::size_t at = 0;
        std::array<int, 3> regs{};
        enum : std::uint8_t { Runs, Sleeps, Woken } wait = Runs;
        bool isThere = true; ///< it was started or forked
        int forked = -1;     ///< by it: a thread
        int waited = -1;     ///< likewise: whose end it has waited for
    };
    /// What a process has for itself and can be forked with.
    struct Memory {
        std::array<int, 3> variables{};
        std::vector<int> list, elements{0, 0}, keys;
    };
    struct State {
        Memory memory;
        std::map<std::size_t, Memory> forked; ///< by thread
        std::vector<int> queue, sleepers;
        std::string pipe;
        std::array<int, 3> holders{-1, -1, -1}; ///< of the locks and the condition
        std::vector<Thread> threads;
        Memory &of(std::size_t thread)
        {
            const auto own = forked.find(thread);
            return own == forked.end() ? memory : own->second;
        }
    };
    using Location = std::pair<int, int>;
    struct Access {
        std::size_t thread;
        Location location;
        bool writes;
        int forked; ///< thread of the process that it had forked by then; -1: none
        int waited; ///< likewise: whose end it had waited for
        auto operator<=>(const Access &) const = default;
    };

    const Step *next(const State &state, std::size_t thread) const;
    static bool touches(const Step &step) { return step.kind != Step::Set && step.kind != Step::AddConstant && step.kind != Step::AddHeld && step.kind != Step::JumpUnless; }
    /// Where the thread's step takes place, told apart by process.
    Location locationOf(std::size_t thread, const Step &step) const;
    bool isCounted(std::size_t thread, const Step &step) const;
    bool canDo(const State &state, std::size_t thread, const Step &step) const;
    /// One step; `timeOut`: a wait ends by its deadline.
    void take(State &state, std::size_t thread, bool timeOut);
    void local(State &state, std::size_t thread);
    void search(State state, std::size_t last, std::uint64_t switches);
    bool isHeldUpBy(const State &state, std::size_t thread, const std::set<std::size_t> &threads) const;
    std::string outcome(const State &state) const;
    void note(std::size_t thread, const Step &step, const Thread &by);
    void findShared();

    const Program &m_program;
    std::set<Access> m_accesses;
    std::set<Location> m_shared;
    std::set<Location> m_readByForked; ///< places of which a forked process reads its copy
    std::map<std::size_t, std::size_t> m_parents; ///< of the threads of forked processes
    bool m_every_switch = true;
    std::uint64_t m_left = 0;
    Outcomes m_every, m_counted, m_fewest;
};

} // namespace forkyard::random_programs
