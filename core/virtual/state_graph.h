// The graph of states an exploration has found: counting the ways through it, cycles, and the ways with the fewest switches.
// Plain numbers; knows no program.
#pragma once

#include <cstdint>
#include <string>
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

    struct Edge {
        std::uint32_t target;
        Choice choice;
    };

    void clear();
    std::uint32_t addNode();
    /// All edges of a node at once, in order.
    void setEdges(std::uint32_t node, const std::vector<Edge> &edges);
    void setOutcome(std::uint32_t node, std::uint32_t outcome) { m_nodes[node].outcome = outcome; }
    std::size_t nodeCount() const { return m_nodes.size(); }
    std::size_t edgeCount() const { return m_edges.size(); }

    /// Ways from node 0 to each outcome, decimal. Empty where the graph has a cycle that can be reached: then there is no end of them.
    std::vector<std::string> countWays(std::size_t outcomes, std::string &total) const;
    /// States from which no outcome can be reached (a loop that never ends); one of them, or None.
    std::uint32_t endlessNode() const;
    /// For each outcome the choices of a way with the fewest switches between threads, and of those a shortest. Also for `node`
    /// in the last place.
    std::vector<std::vector<Choice>> shortestWays(std::size_t outcomes, std::uint32_t node) const;

private:
    struct Node {
        std::uint32_t firstEdge = 0;
        std::uint32_t edgeCount = 0;
        std::uint32_t outcome = None;
    };
    /// Nodes in an order in which edges go forward; empty where there is a cycle.
    std::vector<std::uint32_t> order() const;

    std::vector<Node> m_nodes;
    std::vector<Edge> m_edges;
};

} // namespace forkyard::virtual_host
