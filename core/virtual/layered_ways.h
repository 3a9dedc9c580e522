// Ways through states that come in layers, every step leading from one layer to the next: how many ways there are to each outcome, and
// one with the fewest switches. Two layers are kept; of the earlier ones, only what led on. Plain numbers; knows no program.
#pragma once

#include "core/virtual/big_count.h"
#include "core/virtual/growing_array.h"
#include "core/virtual/state_graph.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace forkyard::virtual_host {

class LayeredWays {
public:
    /// State 0 is the first layer. `keepsLast`: for each state by who ran last, as the fewest switches are found by.
    explicit LayeredWays(bool keepsLast);

    /// States are numbered as they are found. The source is in the layer that is left, the target in the next one.
    void addEdge(std::uint32_t source, std::uint32_t target, Choice choice)
    {
        ++m_edges;
        if (source != m_source) goFrom(source);
        if (m_keepsLast && choice.thread > m_width) widen(choice.thread);
        while (m_next.first + m_next.size <= target) addState();
        addWays(source - m_now.first, target - m_next.first);
        const std::uint32_t slot = m_keepsLast ? choice.thread - 1 : 0;
        const auto code = static_cast<std::uint16_t>(choice.thread * 2 + choice.timeOut);
        const Last &same = m_now.lasts[(source - m_now.first) * m_width + slot];
        Last reached{m_best.way, m_best.switches + (m_best.way != None), code};
        if (same.code && same.switches < reached.switches) reached = {same.way, same.switches, code};
        Last &known = m_next.lasts[(target - m_next.first) * m_width + slot];
        if (!known.code || reached.switches < known.switches) known = reached;
    }
    /// Memory that addEdge will need.
    void prefetch(std::uint32_t target) const
    {
        const std::size_t row = target - m_next.first;
        if (row >= m_next.size) return;
        __builtin_prefetch(&m_next.ways[row * m_words]);
        __builtin_prefetch(&m_next.lasts[row * m_width]);
    }
    /// Of a state in the layer that is left.
    void setOutcome(std::uint32_t state, std::uint32_t outcome);
    /// Where the layer that is left ends.
    std::uint32_t layerEnd() const { return m_now.first + m_now.size; }
    /// The next layer is left now.
    void goToNext();

    std::uint64_t edgeCount() const { return m_edges; }
    std::size_t bytes() const { return m_before.bytes() + m_codes.bytes() + m_firstWays.bytes() + m_now.bytes() + m_next.bytes(); }
    /// Where a state other than 0, of a layer that is or was left, can be come to from, and by whom.
    std::uint32_t sourceOf(std::uint32_t state, Choice &choice) const;

    /// Ways to each outcome, decimal.
    std::vector<std::string> counts(std::string &total) const;
    /// To each outcome the choices of a way with the fewest switches, and of those a shortest.
    std::vector<std::vector<Choice>> shortestWays() const;

private:
    static constexpr std::uint32_t None = StateGraph::None;
    /// How a state is reached with the fewest switches where a given thread ran last. In the layer that is left `way` is its own number,
    /// in the next one that of what it goes on from.
    struct Last {
        std::uint32_t way = None;
        std::uint32_t switches = 0;
        std::uint16_t code = 0; ///< of the choice; 0: it is not reached so
    };
    struct Layer {
        std::uint32_t first = 0, size = 0;
        GrowingArray<std::uint64_t> ways; ///< by state, m_words each; there may be more than are used
        GrowingArray<Last> lasts;         ///< by state, m_width each; likewise
        std::size_t bytes() const { return ways.bytes() + lasts.bytes(); }
    };
    struct Reached {
        std::uint32_t way = None;
        std::uint32_t switches = 0;
    };
    /// One that nothing leads to yet.
    void addState()
    {
        const std::size_t row = m_next.size++;
        if (m_next.ways.size() < m_next.size * m_words || m_next.lasts.size() < m_next.size * m_width) makeRoom();
        std::fill_n(&m_next.ways[row * m_words], m_words, 0);
        std::fill_n(&m_next.lasts[row * m_width], m_width, Last());
    }
    void makeRoom();
    void addWays(std::size_t from, std::size_t to);
    void goFrom(std::uint32_t state);
    Reached fewest(std::uint32_t state) const;
    void widen(std::uint32_t width);
    void useMoreWords(Layer &layer) const;

    bool m_keepsLast;
    std::size_t m_width = 1; ///< entries in Layer::lasts for a state
    std::size_t m_words = 1; ///< of a count
    Layer m_now, m_next;
    std::uint32_t m_source = None;
    Reached m_best; ///< of m_source
    std::uint64_t m_edges = 0;
    GrowingArray<std::uint32_t> m_before; ///< by way: the way that it goes on from
    GrowingArray<std::uint16_t> m_codes;  ///< by way: its last choice, thread * 2 + timeOut
    GrowingArray<std::uint32_t> m_firstWays; ///< by state
    std::vector<std::uint32_t> m_layerFirsts; ///< state, by layer that is or was left
    std::vector<BigCount> m_ends;    ///< by outcome
    std::vector<Reached> m_endings; ///< by outcome
};

} // namespace forkyard::virtual_host
