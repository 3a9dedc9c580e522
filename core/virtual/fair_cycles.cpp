// Cycles of states without progress: whoever could go on there again and again does, and nothing comes of it. Found as for Streett
// automata: in a strongly connected part, states in which somebody could leave that never goes on within the part are taken out, and
// what is left is looked at again. Plain numbers; knows no program.
#include "core/virtual/state_graph.h"

#include <algorithm>

namespace forkyard::virtual_host {

namespace {

using Nodes = std::vector<std::uint32_t>;

/// More threads than that are not told apart, and then nothing is said.
constexpr std::uint32_t MostThreads = 63;

std::uint64_t bitOf(Choice choice) { return std::uint64_t{1} << choice.thread; }
/// Of an alarm that may come while its thread can go on: the clock is one who goes on too.
constexpr std::uint64_t Clock = 1;

} // namespace

class FairCycles {
public:
    explicit FairCycles(const StateGraph &graph) : m_graph(graph), m_group(graph.nodeCount(), 0), m_part(graph.nodeCount(), 0) {}

    /// Of the parts that it finds, the one with the nearest state. Empty: there is none.
    Nodes find()
    {
        Nodes all(m_graph.nodeCount()), best;
        for (std::uint32_t n = 0; n < all.size(); ++n) all[n] = n;
        std::vector<Nodes> pending;
        pending.push_back(std::move(all));
        while (!pending.empty()) {
            const Nodes members = std::move(pending.back());
            pending.pop_back();
            ++m_groups;
            for (const std::uint32_t n : members) m_group[n] = m_groups;
            for (Nodes &part : partsOf(members)) {
                const std::uint64_t missing = missingIn(part);
                if (missing == 0) {
                    const std::uint32_t nearest = *std::min_element(part.begin(), part.end());
                    if (best.empty() || nearest < *std::min_element(best.begin(), best.end())) best = std::move(part);
                    continue;
                }
                std::erase_if(part, [&](std::uint32_t n) { return (canGoOn(n) & missing) != 0; });
                if (!part.empty()) pending.push_back(std::move(part));
            }
        }
        return best;
    }

    /// Once round within the part, from its nearest state, so that everybody who goes on in it does.
    std::vector<Choice> roundOf(const Nodes &part)
    {
        ++m_groups;
        for (const std::uint32_t n : part) m_group[n] = m_groups;
        std::uint64_t threads = 0;
        for (const std::uint32_t n : part) threads |= goesOnWithin(n);
        const std::uint32_t start = *std::min_element(part.begin(), part.end());
        std::vector<Choice> round;
        std::uint32_t at = start;
        for (std::uint32_t thread = 0; thread <= MostThreads; ++thread)
            if ((threads >> thread & 1) && std::none_of(round.begin(), round.end(), [&](Choice choice) { return choice.thread == thread; })) at = follow(at, round, [&](std::uint32_t, Choice choice) { return choice.thread == thread; });
        if (at != start) follow(at, round, [&](std::uint32_t target, Choice) { return target == start; });
        return round;
    }

private:
    bool isWithin(std::uint32_t from, std::uint32_t to) const { return m_group[from] == m_group[to]; }
    std::uint64_t bitOfEdge(std::uint32_t node, std::uint32_t edge) const
    {
        const Choice choice = m_graph.choice(edge);
        if (!choice.timeOut) return bitOf(choice);
        for (std::uint32_t e = m_graph.firstEdge(node); e < m_graph.firstEdge(node + 1); ++e)
            if (m_graph.choice(e) == Choice{choice.thread, false}) return Clock;
        return bitOf(choice);
    }
    std::uint64_t canGoOn(std::uint32_t node) const
    {
        std::uint64_t threads = 0;
        for (std::uint32_t e = m_graph.firstEdge(node); e < m_graph.firstEdge(node + 1); ++e) threads |= bitOfEdge(node, e);
        return threads;
    }
    std::uint64_t goesOnWithin(std::uint32_t node) const
    {
        std::uint64_t threads = 0;
        for (std::uint32_t e = m_graph.firstEdge(node); e < m_graph.firstEdge(node + 1); ++e)
            if (isWithin(node, m_graph.target(e))) threads |= bitOfEdge(node, e);
        return threads;
    }

    /// Who can go on somewhere in the part, but never within it.
    std::uint64_t missingIn(const Nodes &part)
    {
        const std::uint32_t outside = m_group[part.front()];
        ++m_groups;
        for (const std::uint32_t n : part) m_group[n] = m_groups;
        std::uint64_t can = 0, does = 0;
        for (const std::uint32_t n : part) {
            can |= canGoOn(n);
            does |= goesOnWithin(n);
        }
        for (const std::uint32_t n : part) m_group[n] = outside;
        return can & ~does;
    }

    /// Strongly connected parts of the group that have a cycle: Tarjan's algorithm, without recursion.
    std::vector<Nodes> partsOf(const Nodes &members)
    {
        struct Visit {
            std::uint32_t node, edge;
        };
        std::vector<Nodes> parts;
        std::vector<Visit> visits;
        Nodes stack;
        // m_part: the number in which it was met, the lowest that it leads back to; Out: it is in a part.
        std::vector<std::uint32_t> &number = m_part;
        for (const std::uint32_t n : members) number[n] = 0;
        std::vector<std::uint32_t> low;
        low.push_back(0);
        std::uint32_t met = 0;
        const auto enter = [&](std::uint32_t n) {
            number[n] = ++met;
            low.push_back(met);
            stack.push_back(n);
            visits.push_back({n, m_graph.firstEdge(n)});
        };
        for (const std::uint32_t root : members) {
            if (number[root]) continue;
            enter(root);
            while (!visits.empty()) {
                const std::uint32_t n = visits.back().node;
                if (visits.back().edge < m_graph.firstEdge(n + 1)) {
                    const std::uint32_t to = m_graph.target(visits.back().edge++);
                    if (!isWithin(n, to) || number[to] == Out) continue;
                    if (number[to] == 0) enter(to);
                    else low[number[n]] = std::min(low[number[n]], low[number[to]]);
                    continue;
                }
                visits.pop_back();
                if (!visits.empty()) {
                    const std::uint32_t parent = number[visits.back().node];
                    low[parent] = std::min(low[parent], low[number[n]]);
                }
                if (low[number[n]] != number[n]) continue;
                Nodes part;
                do {
                    part.push_back(stack.back());
                    number[stack.back()] = Out;
                    stack.pop_back();
                } while (part.back() != n);
                if (part.size() > 1 || hasEdgeTo(n, n)) parts.push_back(std::move(part));
            }
        }
        return parts;
    }

    bool hasEdgeTo(std::uint32_t from, std::uint32_t to) const
    {
        for (std::uint32_t e = m_graph.firstEdge(from); e < m_graph.firstEdge(from + 1); ++e)
            if (m_graph.target(e) == to) return true;
        return false;
    }

    /// The shortest way within the group whose last edge is a wanted one. Where it leads.
    template <typename Wanted>
    std::uint32_t follow(std::uint32_t from, std::vector<Choice> &way, Wanted isWanted)
    {
        struct Reached {
            std::uint32_t node, before;
            Choice choice;
        };
        std::vector<Reached> reached{{from, 0, {}}};
        std::vector<bool> seen(m_graph.nodeCount(), false);
        seen[from] = true;
        for (std::uint32_t at = 0; at < reached.size(); ++at) {
            const std::uint32_t node = reached[at].node;
            for (std::uint32_t e = m_graph.firstEdge(node); e < m_graph.firstEdge(node + 1); ++e) {
                const std::uint32_t target = m_graph.target(e);
                const Choice choice = m_graph.choice(e);
                if (!isWithin(node, target)) continue;
                if (isWanted(target, choice)) {
                    std::vector<Choice> back{choice};
                    for (std::uint32_t r = at; r != 0; r = reached[r].before) back.push_back(reached[r].choice);
                    way.insert(way.end(), back.rbegin(), back.rend());
                    return target;
                }
                if (seen[target]) continue;
                seen[target] = true;
                reached.push_back({target, at, choice});
            }
        }
        return from;
    }

    static constexpr std::uint32_t Out = ~std::uint32_t{0};

    const StateGraph &m_graph;
    std::vector<std::uint32_t> m_group; ///< by node: what is looked at together
    std::vector<std::uint32_t> m_part;
    std::uint32_t m_groups = 0;
};

std::uint32_t StateGraph::fairCycle(std::vector<Choice> &round) const
{
    round.clear();
    if (m_isForward) return None;
    for (std::uint32_t e = 0; e < edgeCount(); ++e)
        if (choice(e).thread > MostThreads) return None;
    FairCycles cycles(*this);
    const Nodes part = cycles.find();
    if (part.empty()) return None;
    round = cycles.roundOf(part);
    return *std::min_element(part.begin(), part.end());
}

} // namespace forkyard::virtual_host
