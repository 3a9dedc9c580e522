// Every schedule of a program, by the states they lead through: all outcomes, how many interleavings lead to each, a shortest
// schedule with the fewest switches to each, every deadlock. Exact for the model: sequentially consistent memory, switches at
// the accesses of locations that make a difference, time that may pass at any step. What is not all is never called all.
#pragma once

#include "core/virtual/canonical.h"
#include "core/virtual/schedule.h"
#include "core/virtual/shared_locations.h"
#include "core/virtual/state_graph.h"
#include "core/virtual/world.h"

#include <chrono>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace forkyard::virtual_host {

struct ExploreOptions {
    enum class By : std::uint8_t { Output, LastLine, Ending };
    By by = By::Output;
    std::uint64_t maxStates = 1'000'000;
    std::uint64_t maxPending = 20'000; ///< moments kept of states that are still to be looked into: some 25 KB each
    double maxSeconds = 60;
    std::uint64_t maxOutcomes = 10'000;
    /// Visible operations of one schedule: a program that goes on for ever making new states is cut there.
    std::uint64_t maxSteps = 1'000'000;
    /// Asked now and then; false: stop with what there is.
    std::function<bool(std::uint64_t states, std::uint64_t outcomes)> goesOn;
    bool schedules = true; ///< find one for each outcome
};

struct ExploredOutcome {
    std::string output;
    std::string ending; ///< "exit 0", "exception ValueError", "signal SIGTERM", "deadlock", "stuck", "endless"
    std::string count;  ///< decimal; empty: unbounded, or not all was seen
    std::size_t switches = 0;
    Schedule schedule;
};

struct Exploration {
    bool complete = false;
    std::string bound; ///< "states", "outcomes", "steps", "memory", "time", "stopped"; empty where complete
    std::uint64_t states = 0;
    std::uint64_t edges = 0;
    std::uint64_t runs = 0; ///< pieces of program that were really run
    std::uint64_t locations = 0;
    std::string interleavings; ///< decimal; empty: unbounded, or not all was seen
    double seconds = 0;
    std::vector<ExploredOutcome> outcomes;
};

class Explorer : public Steering {
public:
    /// The world has just been loaded.
    Explorer(World &world, ExploreOptions options) : m_world(world), m_options(std::move(options)) {}
    Exploration explore();

    bool mayGoOn(WorldThread &thread, const Operation &operation) override;

private:
    struct Pending {
        std::uint32_t node;
        Moment moment;
    };
    enum class Pass : std::uint8_t { Done, Again, Bound };

    bool isCounted(const Operation &operation) const
    {
        if (!operation.isVisible() || operation.kind == Operation::ThreadLife) return false;
        return m_shared.contains(operation.location) || (operation.alsoReads.holder && m_shared.contains(operation.alsoReads));
    }
    bool standsAtCounted(const WorldThread &thread) const;
    /// Runs everybody up to the next operation that counts.
    void settle();
    Pass pass();
    Pass expand(const Pending &pending);
    std::uint32_t nodeOf(const StateName &name, bool &isNew);
    std::vector<Choice> choices() const;
    std::uint32_t outcomeHere();
    std::string endingHere() const;
    bool hasWaitCycle() const;
    Schedule replay(const Moment &start, const std::vector<Choice> &choices);

    World &m_world;
    ExploreOptions m_options;
    StateNamer m_namer;
    SharedLocations m_shared;
    StateGraph m_graph;
    std::unordered_map<StateName, std::uint32_t, StateNameHash> m_nodes;
    std::unordered_map<std::string, std::uint32_t> m_outcomeNumbers;
    std::vector<ExploredOutcome> m_outcomes;
    std::vector<Pending> m_pending;
    std::string m_bound;
    std::chrono::steady_clock::time_point m_begin;
    std::uint64_t m_runs = 0;
    bool m_learned = false; ///< a location turned out to be shared
    int m_allowed = -1;     ///< replay: visible operations that count which may still be done; -1: exploring
};

} // namespace forkyard::virtual_host
