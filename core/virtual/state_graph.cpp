#include "core/virtual/state_graph.h"

#include "core/virtual/big_count.h"

#include <algorithm>

namespace forkyard::virtual_host {

namespace {

/// One that has so many bits and no more: most programs' ways are counted in one or two words.
template <typename Word>
class FixedCount {
public:
    FixedCount(std::uint64_t n = 0) : m_value(n) {}
    bool add(const FixedCount &other) { return !__builtin_add_overflow(m_value, other.m_value, &m_value); }
    std::string text() const
    {
        std::string reversed;
        for (Word rest = m_value; rest != 0 || reversed.empty(); rest /= 10) reversed += static_cast<char>('0' + static_cast<int>(rest % 10));
        return {reversed.rbegin(), reversed.rend()};
    }

private:
    Word m_value;
};
__extension__ using TwoWords = unsigned __int128;

} // namespace

std::uint32_t StateGraph::outcomeOf(std::uint32_t node) const
{
    const auto found = std::lower_bound(m_outcomes.begin(), m_outcomes.end(), node, [](const auto &each, std::uint32_t n) { return each.first < n; });
    return found != m_outcomes.end() && found->first == node ? found->second : None;
}

std::uint32_t StateGraph::sourceOf(std::uint32_t node, Choice &choice) const
{
    // It is one of those that were opened while there were so many states.
    const auto mark = std::upper_bound(m_marks.begin(), m_marks.end(), node) - 1;
    const auto opened = static_cast<std::uint32_t>(m_first.size());
    for (auto source = static_cast<std::uint32_t>(mark - m_marks.begin()) * MarkEvery; source < opened; ++source) {
        const std::uint32_t end = source + 1 < opened ? m_first[source + 1] : static_cast<std::uint32_t>(m_targets.size());
        for (std::uint32_t e = m_first[source]; e < end; ++e) {
            if (m_targets[e] != node) continue;
            choice = this->choice(e);
            return source;
        }
    }
    return None;
}

std::vector<std::uint32_t> StateGraph::order() const
{
    if (m_isForward) return {};
    const auto nodes = static_cast<std::uint32_t>(nodeCount());
    std::vector<std::uint32_t> incoming(nodes, 0), order;
    for (const std::uint32_t target : m_targets) ++incoming[target];
    order.reserve(nodes);
    for (std::uint32_t n = 0; n < nodes; ++n)
        if (incoming[n] == 0) order.push_back(n);
    for (std::size_t at = 0; at < order.size(); ++at)
        for (std::uint32_t e = m_first[order[at]]; e < m_first[order[at] + 1]; ++e)
            if (--incoming[m_targets[e]] == 0) order.push_back(m_targets[e]);
    if (order.size() != nodes) order.clear();
    return order;
}

/// False: a count became too large.
template <typename Count>
bool StateGraph::count(const std::vector<std::uint32_t> &sorted, std::vector<Count> &ends, Count &all) const
{
    std::vector<Count> ways(nodeCount(), Count(0));
    ways[0] = Count(1);
    for (std::uint32_t i = 0; i < ways.size(); ++i) {
        const std::uint32_t n = m_isForward ? i : sorted[i];
        for (std::uint32_t e = m_first[n]; e < m_first[n + 1]; ++e)
            if (!ways[m_targets[e]].add(ways[n])) return false;
    }
    for (const auto &[node, outcome] : m_outcomes)
        if (!ends[outcome].add(ways[node]) || !all.add(ways[node])) return false;
    return true;
}

std::vector<std::string> StateGraph::countWays(std::size_t outcomes, std::string &total) const
{
    total.clear();
    const std::vector<std::uint32_t> sorted = order();
    if (sorted.empty() && !m_isForward) return {};
    std::vector<std::string> counts;
    const auto counted = [&]<typename Count>(Count all) {
        std::vector<Count> ends(outcomes, Count(0));
        if (!count(sorted, ends, all)) return false;
        total = all.text();
        for (const Count &each : ends) counts.push_back(each.text());
        return true;
    };
    if (!counted(FixedCount<std::uint64_t>()) && !counted(FixedCount<TwoWords>())) counted(BigCount());
    return counts;
}

std::uint32_t StateGraph::endlessNode() const
{
    // Without cycles whatever is followed comes to an end.
    if (m_isForward) return None;
    // Backwards from the outcomes.
    const auto nodes = static_cast<std::uint32_t>(nodeCount());
    std::vector<std::uint32_t> first(nodes + std::size_t{1}, 0), sources(m_targets.size());
    for (const std::uint32_t target : m_targets) ++first[target + std::size_t{1}];
    for (std::size_t n = 0; n < nodes; ++n) first[n + 1] += first[n];
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (std::uint32_t n = 0; n < nodes; ++n)
        for (std::uint32_t e = m_first[n]; e < m_first[n + 1]; ++e) sources[next[m_targets[e]]++] = n;
    std::vector<bool> ends(nodes, false);
    std::vector<std::uint32_t> pending;
    for (const auto &[node, outcome] : m_outcomes) {
        ends[node] = true;
        pending.push_back(node);
    }
    while (!pending.empty()) {
        const std::uint32_t n = pending.back();
        pending.pop_back();
        for (std::uint32_t s = first[n]; s < first[n + std::size_t{1}]; ++s) {
            if (ends[sources[s]]) continue;
            ends[sources[s]] = true;
            pending.push_back(sources[s]);
        }
    }
    const auto found = std::find(ends.begin(), ends.end(), false);
    return found == ends.end() ? None : static_cast<std::uint32_t>(found - ends.begin());
}

namespace {

/// A state and who ran last; where it was first come to with the fewest switches, and of those by the shortest way.
struct Place {
    std::uint32_t node;
    std::uint32_t thread;
    std::uint32_t from; ///< index of a place
    std::uint32_t length;
    bool timeOut;
};

} // namespace

std::vector<std::vector<Choice>> StateGraph::shortestWays(std::size_t outcomes, std::uint32_t wanted) const
{
    // Breadth first over (state, who ran last), one number of switches after the other. What one level gives to the next and what
    // grows within a level are each in the order of their lengths; merged, so are both.
    std::uint32_t threads = 1;
    for (const std::uint8_t code : m_choices) threads = std::max(threads, code / 2u + 1);
    for (const std::uint32_t code : m_wideChoices) threads = std::max(threads, code / 2u + 1);
    std::vector<bool> done(nodeCount() * threads, false);
    GrowingArray<Place> places;
    std::vector<std::uint32_t> found(outcomes + 1, None);
    std::size_t missing = outcomes + (wanted != None);
    constexpr std::size_t Ahead = 16; // of what is visited, to have it in a cache by then
    std::vector<Place> given{{0, 0, None, 0, false}}, grown, next;
    const auto visit = [&](const Place &place) {
        const std::size_t mark = std::size_t{place.node} * threads + place.thread;
        if (done[mark]) return;
        done[mark] = true;
        const auto index = static_cast<std::uint32_t>(places.size());
        places.push(place);
        const std::uint32_t begin = m_first[place.node], end = m_first[place.node + std::size_t{1}];
        const std::uint32_t outcome = begin == end ? outcomeOf(place.node) : None;
        if (outcome != None && found[outcome] == None) {
            found[outcome] = index;
            --missing;
        }
        if (place.node == wanted && found[outcomes] == None) {
            found[outcomes] = index;
            --missing;
        }
        for (std::uint32_t e = begin; e < end; ++e) {
            const Choice way = choice(e);
            if (done[std::size_t{m_targets[e]} * threads + way.thread]) continue;
            const bool isSwitch = place.thread != 0 && way.thread != place.thread;
            (isSwitch ? next : grown).push_back({m_targets[e], way.thread, index, place.length + 1, way.timeOut});
        }
    };
    while (missing && !given.empty()) {
        for (std::size_t g = 0, at = 0; missing && (g < given.size() || at < grown.size());) {
            const bool isGiven = g < given.size() && (at == grown.size() || given[g].length <= grown[at].length);
            const Place place = isGiven ? given[g++] : grown[at++];
            if (g + Ahead < given.size()) __builtin_prefetch(&m_first[given[g + Ahead].node]);
            if (at + Ahead < grown.size()) __builtin_prefetch(&m_first[grown[at + Ahead].node]);
            if (g + Ahead / 2 < given.size()) __builtin_prefetch(&m_targets[m_first[given[g + Ahead / 2].node]]);
            if (at + Ahead / 2 < grown.size()) __builtin_prefetch(&m_targets[m_first[grown[at + Ahead / 2].node]]);
            visit(place);
        }
        grown.clear();
        given.clear();
        std::swap(given, next);
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
