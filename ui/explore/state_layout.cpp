// Layers by the most steps that lead to a state, so that lines go to the right; where there are cycles, by the fewest. And in each the order of the means of the neighbours' places (Sugiyama, Tagawa and Toda 1981).
#include "ui/explore/state_layout.h"

#include <algorithm>

namespace forkyard::ui {

namespace {

constexpr int sweeps = 6;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// Puts each layer's states in the order of the means of their neighbours on one side.
void sweep(StateLayout &layout, const std::vector<std::vector<int>> &neighbours) {
    std::vector<double> wanted(layout.places.size());
    for (std::vector<int> &layer : layout.layers) {
        for (const int state : layer) {
            double sum = 0;
            for (const int other : neighbours[at(state)]) sum += layout.places[at(other)].y();
            wanted[at(state)] = neighbours[at(state)].empty() ? layout.places[at(state)].y() : sum / static_cast<double>(neighbours[at(state)].size());
        }
        std::stable_sort(layer.begin(), layer.end(), [&](int a, int b) { return wanted[at(a)] < wanted[at(b)]; });
        for (std::size_t row = 0; row < layer.size(); ++row) layout.places[at(layer[row])].setY(static_cast<double>(row) - static_cast<double>(layer.size() - 1) / 2);
    }
}

/// By state.
std::vector<int> layersOf(const ExploredGraph &graph) {
    const std::size_t count = graph.states.size();
    std::vector<int> incoming(count, 0), layers(count, 0), ready;
    for (const ExploredGraph::Edge &edge : graph.edges) ++incoming[at(edge.to)];
    for (std::size_t state = 0; state < count; ++state)
        if (incoming[state] == 0) ready.push_back(static_cast<int>(state));
    for (std::size_t next = 0; next < ready.size(); ++next)
        for (const ExploredGraph::Edge &edge : graph.edges) {
            if (edge.from != ready[next]) continue;
            layers[at(edge.to)] = std::max(layers[at(edge.to)], layers[at(edge.from)] + 1);
            if (--incoming[at(edge.to)] == 0) ready.push_back(edge.to);
        }
    if (ready.size() == count) return layers;
    for (std::size_t state = 0; state < count; ++state) layers[state] = std::max(0, graph.states[state].depth);
    return layers;
}

} // namespace

StateLayout layOutStates(const ExploredGraph &graph) {
    StateLayout layout;
    layout.places.resize(graph.states.size());
    const std::vector<int> layers = layersOf(graph);
    for (int state = 0; state < static_cast<int>(graph.states.size()); ++state) {
        const std::size_t depth = at(layers[at(state)]);
        if (layout.layers.size() <= depth) layout.layers.resize(depth + 1);
        layout.layers[depth].push_back(state);
        layout.places[at(state)].setX(static_cast<double>(depth));
    }
    std::vector<std::vector<int>> before(graph.states.size()), after(graph.states.size());
    for (const ExploredGraph::Edge &edge : graph.edges) {
        if (layers[at(edge.from)] >= layers[at(edge.to)]) continue;
        before[at(edge.to)].push_back(edge.from);
        after[at(edge.from)].push_back(edge.to);
    }
    for (int i = 0; i < sweeps; ++i) sweep(layout, i % 2 ? after : before);
    sweep(layout, before);
    for (const auto &layer : layout.layers) layout.tallest = std::max(layout.tallest, layer.size());
    return layout;
}

int StateLayout::neighbour(int state, int rows) const {
    for (const auto &layer : layers) {
        const auto place = std::find(layer.begin(), layer.end(), state);
        if (place == layer.end()) continue;
        const auto row = place - layer.begin() + rows;
        return row < 0 || row >= static_cast<std::ptrdiff_t>(layer.size()) ? -1 : layer[static_cast<std::size_t>(row)];
    }
    return -1;
}

} // namespace forkyard::ui
