#include "core/virtual/layered_ways.h"

#include "core/base/check.h"

#include <algorithm>
#include <utility>

namespace forkyard::virtual_host {

LayeredWays::LayeredWays(bool keepsLast) : m_keepsLast(keepsLast)
{
    m_now.size = 1;
    m_now.ways.push(1);
    m_now.lasts.push({});
    m_next.first = 1;
    m_firstWays.push(0); // none leads to it
    m_layerFirsts.push_back(0);
}

void LayeredWays::makeRoom()
{
    const std::size_t rows = std::max<std::size_t>(64, m_next.size + m_next.size / 2);
    if (m_next.ways.size() < rows * m_words) m_next.ways.add(rows * m_words - m_next.ways.size());
    if (m_next.lasts.size() < rows * m_width) m_next.lasts.add(rows * m_width - m_next.lasts.size());
}

void LayeredWays::addWays(std::size_t from, std::size_t to)
{
    std::uint64_t *sum = &m_next.ways[to * m_words];
    if (!addWords(sum, &m_now.ways[from * m_words], m_words)) return;
    useMoreWords(m_now);
    useMoreWords(m_next);
    ++m_words;
    m_next.ways[to * m_words + m_words - 1] = 1;
}

/// One more; m_words says how many there are.
void LayeredWays::useMoreWords(Layer &layer) const
{
    GrowingArray<std::uint64_t> ways;
    std::fill_n(ways.add(std::size_t{layer.size} * (m_words + 1)), std::size_t{layer.size} * (m_words + 1), 0);
    for (std::size_t row = 0; row < layer.size; ++row) std::copy_n(&layer.ways[row * m_words], m_words, &ways[row * (m_words + 1)]);
    layer.ways = std::move(ways);
}

/// There are more threads.
void LayeredWays::widen(std::uint32_t width)
{
    FORKYARD_CHECK(width < (1u << 15));
    for (Layer *layer : {&m_now, &m_next}) {
        GrowingArray<Last> lasts;
        std::fill_n(lasts.add(std::size_t{layer->size} * width), std::size_t{layer->size} * width, Last());
        for (std::size_t at = 0; at < layer->size * m_width; ++at) lasts[at / m_width * width + at % m_width] = layer->lasts[at];
        layer->lasts = std::move(lasts);
    }
    m_width = width;
}

LayeredWays::Reached LayeredWays::fewest(std::uint32_t state) const
{
    Reached best;
    const Last *lasts = &m_now.lasts[(state - m_now.first) * m_width];
    for (std::size_t i = 0; i < m_width; ++i)
        if (lasts[i].code && (best.way == None || lasts[i].switches < best.switches)) best = {lasts[i].way, lasts[i].switches};
    return best;
}

void LayeredWays::goFrom(std::uint32_t state)
{
    m_source = state;
    m_best = fewest(state);
}

void LayeredWays::setOutcome(std::uint32_t state, std::uint32_t outcome)
{
    const Reached reached = fewest(state);
    if (m_ends.size() <= outcome) {
        m_ends.resize(outcome + std::size_t{1});
        m_endings.resize(outcome + std::size_t{1}, {None, ~std::uint32_t{0}});
    }
    m_ends[outcome].add(&m_now.ways[(state - m_now.first) * m_words], m_words);
    if (reached.switches < m_endings[outcome].switches) m_endings[outcome] = reached;
}

void LayeredWays::goToNext()
{
    std::swap(m_now, m_next);
    m_next.first = m_now.first + m_now.size;
    m_next.size = 0;
    m_source = None;
    m_layerFirsts.push_back(m_now.first);
    const std::size_t slots = m_now.size * m_width;
    std::size_t used = 0;
    for (std::size_t at = 0; at < slots; ++at) used += m_now.lasts[at].code != 0;
    auto way = static_cast<std::uint32_t>(m_before.size());
    std::uint32_t *first = m_firstWays.add(m_now.size), *before = m_before.add(used);
    std::uint16_t *code = m_codes.add(used);
    Last *last = m_now.lasts.data();
    for (std::size_t row = 0; row < m_now.size; ++row) {
        *first++ = way;
        for (std::size_t slot = 0; slot < m_width; ++slot, ++last) {
            if (!last->code) continue;
            *before++ = std::exchange(last->way, way++);
            *code++ = last->code;
        }
    }
}

std::uint32_t LayeredWays::sourceOf(std::uint32_t state, Choice &choice) const
{
    const std::uint32_t way = m_firstWays[state];
    choice = {m_codes[way] / 2u, m_codes[way] % 2 != 0};
    if (m_before[way] == None) return 0;
    // The layer before the state's own.
    const auto layer = std::upper_bound(m_layerFirsts.begin(), m_layerFirsts.end(), state) - m_layerFirsts.begin() - 1;
    const std::uint32_t *begin = m_firstWays.begin() + m_layerFirsts[static_cast<std::size_t>(layer - 1)], *end = m_firstWays.begin() + m_layerFirsts[static_cast<std::size_t>(layer)];
    // States have about as many ways each: it is not far from where it would be if all had the same number.
    const std::uint32_t before = m_before[way];
    const auto size = static_cast<std::size_t>(end - begin);
    const std::size_t guess = std::size_t{before - *begin} * size / (*end - *begin);
    std::size_t from = guess, to = guess + 1;
    for (std::size_t step = 8; from > 0 && begin[from] > before; step *= 2) to = from, from -= std::min(from, step);
    for (std::size_t step = 8; to < size && begin[to] <= before; step *= 2) from = to, to += std::min(size - to, step);
    return static_cast<std::uint32_t>(std::upper_bound(begin + from, begin + to, before) - m_firstWays.begin() - 1);
}

std::vector<std::string> LayeredWays::counts(std::string &total) const
{
    std::vector<std::string> texts;
    BigCount all;
    for (const BigCount &each : m_ends) {
        all.add(each);
        texts.push_back(each.text());
    }
    total = all.text();
    return texts;
}

std::vector<std::vector<Choice>> LayeredWays::shortestWays() const
{
    std::vector<std::vector<Choice>> ways;
    for (const Reached &ending : m_endings) {
        std::vector<Choice> &way = ways.emplace_back();
        for (std::uint32_t at = ending.way; at != None; at = m_before[at]) way.push_back({m_codes[at] / 2u, m_codes[at] % 2 != 0});
        std::reverse(way.begin(), way.end());
    }
    return ways;
}

} // namespace forkyard::virtual_host
