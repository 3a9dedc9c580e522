#include "core/virtual/state_graph.h"

#include <algorithm>
#include <deque>

namespace forkyard::virtual_host {

namespace {

/// A number without bound that can only be added to. One word while it is small, since most are.
class BigCount {
public:
    BigCount() = default;
    explicit BigCount(std::uint64_t n) : m_low(n) {}

    void add(const BigCount &other)
    {
        bool carry = __builtin_add_overflow(m_low, other.m_low, &m_low);
        for (std::size_t i = 0; carry || i < other.m_high.size(); ++i) {
            if (i >= m_high.size()) m_high.push_back(0);
            const std::uint64_t more = i < other.m_high.size() ? other.m_high[i] : 0;
            const bool first = __builtin_add_overflow(m_high[i], more, &m_high[i]);
            const bool second = __builtin_add_overflow(m_high[i], std::uint64_t{carry}, &m_high[i]);
            carry = first || second;
        }
    }
    std::string text() const
    {
        // Digits in groups of nine, by division in halves of words.
        std::vector<std::uint32_t> halves{static_cast<std::uint32_t>(m_low), static_cast<std::uint32_t>(m_low >> 32)};
        for (const std::uint64_t word : m_high) halves.insert(halves.end(), {static_cast<std::uint32_t>(word), static_cast<std::uint32_t>(word >> 32)});
        std::string reversed;
        while (!halves.empty() && halves.back() == 0) halves.pop_back();
        while (!halves.empty()) {
            std::uint64_t rest = 0;
            for (std::size_t i = halves.size(); i-- > 0;) {
                const std::uint64_t all = (rest << 32) | halves[i];
                halves[i] = static_cast<std::uint32_t>(all / 1'000'000'000);
                rest = all % 1'000'000'000;
            }
            while (!halves.empty() && halves.back() == 0) halves.pop_back();
            for (int digit = 0; digit < 9 && (!halves.empty() || rest != 0); ++digit, rest /= 10) reversed += static_cast<char>('0' + rest % 10);
        }
        if (reversed.empty()) return "0";
        return {reversed.rbegin(), reversed.rend()};
    }

private:
    std::uint64_t m_low = 0;
    std::vector<std::uint64_t> m_high;
};

} // namespace

void StateGraph::clear()
{
    m_nodes.clear();
    m_edges.clear();
}

std::uint32_t StateGraph::addNode()
{
    m_nodes.emplace_back();
    return static_cast<std::uint32_t>(m_nodes.size() - 1);
}

void StateGraph::setEdges(std::uint32_t node, const std::vector<Edge> &edges)
{
    m_nodes[node].firstEdge = static_cast<std::uint32_t>(m_edges.size());
    m_nodes[node].edgeCount = static_cast<std::uint32_t>(edges.size());
    m_edges.insert(m_edges.end(), edges.begin(), edges.end());
}

std::vector<std::uint32_t> StateGraph::order() const
{
    std::vector<std::uint32_t> incoming(m_nodes.size(), 0), order;
    for (const Edge &edge : m_edges) ++incoming[edge.target];
    order.reserve(m_nodes.size());
    for (std::uint32_t n = 0; n < m_nodes.size(); ++n)
        if (incoming[n] == 0) order.push_back(n);
    for (std::size_t at = 0; at < order.size(); ++at) {
        const Node &node = m_nodes[order[at]];
        for (std::uint32_t e = 0; e < node.edgeCount; ++e)
            if (--incoming[m_edges[node.firstEdge + e].target] == 0) order.push_back(m_edges[node.firstEdge + e].target);
    }
    if (order.size() != m_nodes.size()) order.clear();
    return order;
}

std::vector<std::string> StateGraph::countWays(std::size_t outcomes, std::string &total) const
{
    total.clear();
    const std::vector<std::uint32_t> sorted = order();
    if (sorted.empty()) return {};
    std::vector<BigCount> ways(m_nodes.size());
    std::vector<BigCount> ends(outcomes);
    BigCount all;
    ways[0].add(BigCount(1));
    for (const std::uint32_t n : sorted) {
        const Node &node = m_nodes[n];
        for (std::uint32_t e = 0; e < node.edgeCount; ++e) ways[m_edges[node.firstEdge + e].target].add(ways[n]);
        if (node.outcome == None) continue;
        ends[node.outcome].add(ways[n]);
        all.add(ways[n]);
    }
    total = all.text();
    std::vector<std::string> counts;
    for (const BigCount &count : ends) counts.push_back(count.text());
    return counts;
}

std::uint32_t StateGraph::endlessNode() const
{
    // Backwards from the outcomes.
    std::vector<std::uint32_t> first(m_nodes.size() + 1, 0), sources(m_edges.size());
    for (const Edge &edge : m_edges) ++first[edge.target + 1];
    for (std::size_t n = 0; n < m_nodes.size(); ++n) first[n + 1] += first[n];
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (std::uint32_t n = 0; n < m_nodes.size(); ++n)
        for (std::uint32_t e = 0; e < m_nodes[n].edgeCount; ++e) sources[next[m_edges[m_nodes[n].firstEdge + e].target]++] = n;
    std::vector<bool> ends(m_nodes.size(), false);
    std::vector<std::uint32_t> pending;
    for (std::uint32_t n = 0; n < m_nodes.size(); ++n)
        if (m_nodes[n].outcome != None) {
            ends[n] = true;
            pending.push_back(n);
        }
    while (!pending.empty()) {
        const std::uint32_t n = pending.back();
        pending.pop_back();
        for (std::uint32_t s = first[n]; s < first[n + 1]; ++s) {
            if (ends[sources[s]]) continue;
            ends[sources[s]] = true;
            pending.push_back(sources[s]);
        }
    }
    const auto found = std::find(ends.begin(), ends.end(), false);
    return found == ends.end() ? None : static_cast<std::uint32_t>(found - ends.begin());
}

std::vector<std::vector<Choice>> StateGraph::shortestWays(std::size_t outcomes, std::uint32_t wanted) const
{
    // 0-1 breadth-first search over (state, who ran last): a switch costs one, and among equals the shorter way is met first,
    // since each distance's states are taken in the order of their lengths.
    struct Place {
        std::uint32_t node;
        std::uint32_t thread;
        std::uint32_t from; ///< index in `places`
        std::uint32_t switches;
        bool timeOut;
    };
    std::vector<Place> places{{0, 0, None, 0, false}};
    std::uint32_t threads = 1;
    for (const Edge &edge : m_edges) threads = std::max(threads, edge.choice.thread + 1);
    std::vector<bool> done(m_nodes.size() * threads, false);
    const auto doneAt = [&](std::uint32_t node, std::uint32_t thread) { return std::size_t{node} * threads + thread; };
    std::size_t missing = outcomes + (wanted != None);
    std::vector<std::vector<std::uint32_t>> levels(1); // places by switches
    levels[0].push_back(0);
    std::vector<std::uint32_t> found(outcomes + 1, None);
    for (std::size_t level = 0; level < levels.size() && missing; ++level) {
        for (std::size_t at = 0; at < levels[level].size(); ++at) {
            const std::uint32_t index = levels[level][at];
            const Place place = places[index];
            if (done[doneAt(place.node, place.thread)]) continue;
            done[doneAt(place.node, place.thread)] = true;
            const Node &node = m_nodes[place.node];
            if (node.outcome != None && found[node.outcome] == None) {
                found[node.outcome] = index;
                --missing;
            }
            if (place.node == wanted && found[outcomes] == None) {
                found[outcomes] = index;
                --missing;
            }
            if (missing == 0) break;
            for (std::uint32_t e = 0; e < node.edgeCount; ++e) {
                const Edge &edge = m_edges[node.firstEdge + e];
                const std::uint32_t cost = place.thread != 0 && edge.choice.thread != place.thread ? 1 : 0;
                if (done[doneAt(edge.target, edge.choice.thread)]) continue;
                if (levels.size() <= level + cost) levels.resize(level + cost + 1);
                levels[level + cost].push_back(static_cast<std::uint32_t>(places.size()));
                places.push_back({edge.target, edge.choice.thread, index, place.switches + cost, edge.choice.timeOut});
            }
        }
        std::vector<std::uint32_t>().swap(levels[level]);
    }
    std::vector<std::vector<Choice>> ways;
    for (const std::uint32_t end : found) {
        std::vector<Choice> way;
        for (std::uint32_t at = end; at != None && places[at].from != None; at = places[at].from) way.push_back({places[at].thread, places[at].timeOut});
        std::reverse(way.begin(), way.end());
        ways.push_back(std::move(way));
    }
    return ways;
}

} // namespace forkyard::virtual_host
