// The graph of states an exploration has found: counting the ways through it, cycles, and the ways with the fewest switches.
// Plain numbers; knows no program.
#pragma once

#include "core/virtual/growing_array.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace forkyard::virtual_host {

/// Who goes on from a state, and whether by giving up its wait.
struct Choice {
    std::uint32_t thread = 0;
    bool timeOut = false;
    bool operator==(const Choice &) const = default;
};

class StateGraph {
public:
    static constexpr std::uint32_t None = ~std::uint32_t{0};

    /// A state that is left by no edge yet; `known`: how many states there are so far. Nodes are opened in order, and each has its edges
    /// before the next one is.
    void open(std::uint32_t known)
    {
        if (m_first.size() % MarkEvery == 0) m_marks.push_back(known);
        m_first.push(static_cast<std::uint32_t>(m_targets.size()));
    }
    std::uint32_t openCount() const { return static_cast<std::uint32_t>(m_first.size()); }
    /// Of the node that was opened last. A state is first met as the target of the edge by which it is found, in the order of states.
    void addEdge(std::uint32_t target, Choice choice)
    {
        m_isForward = m_isForward && target >= m_first.size();
        m_targets.push(target);
        addChoice(choice);
    }
    /// Of the node that was opened last.
    void setOutcome(std::uint32_t outcome) { m_outcomes.emplace_back(static_cast<std::uint32_t>(m_first.size() - 1), outcome); }
    /// No node comes any more; states that were not opened are nodes without edges.
    void close(std::uint32_t states)
    {
        while (m_first.size() <= states) m_first.push(static_cast<std::uint32_t>(m_targets.size()));
    }
    /// Closed.
    std::size_t nodeCount() const { return m_first.size() - 1; }
    std::size_t edgeCount() const { return m_targets.size(); }
    std::size_t bytes() const { return m_first.bytes() + m_targets.bytes() + m_choices.bytes() + m_wideChoices.bytes(); }

    /// The edge by which a state other than 0 was met first: where it comes from, and who went on.
    std::uint32_t sourceOf(std::uint32_t node, Choice &choice) const;

    /// Ways from node 0 to each outcome, decimal. Empty where the graph has a cycle that can be reached: then there is no end of them.
    std::vector<std::string> countWays(std::size_t outcomes, std::string &total) const;
    /// States from which no outcome can be reached (a loop that never ends); one of them, or None.
    std::uint32_t endlessNode() const;
    /// The nearest state on a cycle that can be gone round for ever although everybody who can go on now and then does: each makes way
    /// for the other, and so again. `round`: the choices that lead round it once, everybody's. None: there is no such cycle.
    std::uint32_t fairCycle(std::vector<Choice> &round) const;
    /// For each outcome the choices of a way with the fewest switches between threads, and of those a shortest. Also for `node`
    /// in the last place.
    std::vector<std::vector<Choice>> shortestWays(std::size_t outcomes, std::uint32_t node) const;

    // -- Node by node
    std::uint32_t firstEdge(std::uint32_t node) const { return m_first[node]; } ///< the next one's is where its edges end
    std::uint32_t target(std::uint32_t edge) const { return m_targets[edge]; }
    Choice choice(std::uint32_t edge) const
    {
        const std::uint32_t code = m_wideChoices.size() ? m_wideChoices[edge] : m_choices[edge];
        return {code / 2, code % 2 != 0};
    }
    std::uint32_t outcomeOf(std::uint32_t node) const;

private:
    static constexpr std::uint32_t MarkEvery = 256;

    void addChoice(Choice choice)
    {
        const std::uint32_t code = choice.thread * 2 + choice.timeOut;
        if (m_wideChoices.size() == 0 && code < 256) return m_choices.push(static_cast<std::uint8_t>(code));
        if (m_wideChoices.size() == 0)
            for (const std::uint8_t each : m_choices) m_wideChoices.push(each);
        m_wideChoices.push(code);
    }
    /// Nodes in an order in which edges go forward; empty where there is a cycle, and where their own order is one.
    std::vector<std::uint32_t> order() const;
    template <typename Count>
    bool count(const std::vector<std::uint32_t> &sorted, std::vector<Count> &ends, Count &all) const;

    GrowingArray<std::uint32_t> m_first; ///< edge, by node
    GrowingArray<std::uint32_t> m_targets;
    GrowingArray<std::uint8_t> m_choices; ///< thread * 2 + timeOut
    GrowingArray<std::uint32_t> m_wideChoices; ///< instead, where there are many threads
    std::vector<std::uint32_t> m_marks; ///< states known when every 256th node was opened
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_outcomes; ///< by node
    bool m_isForward = true; ///< every edge so far leads to a later node
};

} // namespace forkyard::virtual_host
