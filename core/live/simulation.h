// A run in a simulated machine as the window asks for it, and what comes back where it stands. Plain data and its row of bytes;
// knows no simulated machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace forkyard::live {

/// One step: how far, and who. Beginning with time passing for a thread that sleeps.
struct SimulationStep {
    /// As virtual_host::Until has them.
    enum class Until : std::uint8_t { Nothing, Access, Operation, Line, Blocked, Switch, Print, Variable, End };
    Until until = Until::Nothing;
    std::uint32_t thread = 0; ///< from 1 in the order in which they began; 0: as the policy says
    bool timePasses = false;
    std::string variable, value;            ///< for Variable
    std::string comparison = "=";           ///< likewise: =, !=, <, <=, > or >=
    std::vector<std::uint32_t> breakpoints; ///< lines at which to stop
    /// "round-robin", "random", "priority" or "worst", for thread 0.
    std::string policy;
    std::uint32_t quantum = 1;
};

struct Simulation {
    bool on = false;
    std::string schedule; ///< what is done at once; empty: nothing
    SimulationStep step;  ///< what follows it
    std::uint64_t seed = 1;
    std::uint32_t cores = 1;
    std::int64_t switchCost = -1; ///< ns of the simulated clock; negative: the machine's own
    std::string network;          ///< several machines, as virtual_host::parseNetwork reads it; empty: as the program says, or one
    std::string input;            ///< standard input that is there already; more comes by Session::sendInput
    bool inputEnds = false;       ///< no more does
};

/// Where a simulated run stands, and what can be done there.
struct Standing {
    struct Choice {
        std::uint32_t thread = 0;
        bool timePasses = false;
        bool operator==(const Choice &) const = default;
    };
    enum class How : std::uint8_t {
        Stands, ///< and waits to be told
        Passed, ///< a step on its way, where it could have stood
        Over,
        Deadlock, ///< nobody can go on
        BadSchedule
    };
    How how = How::Stands;
    /// Turns taken since it stood last.
    std::string turns;
    std::vector<Choice> choices;
    std::uint64_t time = 0;  ///< of the trace, ns
    std::uint64_t step = 0;  ///< number of the step that was taken last
    std::int64_t clock = 0;  ///< the simulated machine's, ns since it was switched on
    std::string ending;      ///< where it is over or nobody can go on: how, in the words of `explore --json`
};

std::string packed(const SimulationStep &step);
bool unpack(std::string_view bytes, SimulationStep &step);
std::string packed(const Simulation &simulation);
bool unpack(std::string_view bytes, Simulation &simulation);
/// Without its turns, which may be long.
std::string packed(const Standing &standing);
bool unpack(std::string_view bytes, Standing &standing);

} // namespace forkyard::live
