#include "core/virtual/packed_states.h"

#include "core/base/check.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace forkyard::virtual_host {

std::uint32_t PackedStates::value(std::uint32_t row, std::uint32_t column) const
{
    const Column &c = m_columns[column];
    return static_cast<std::uint32_t>(m_keys[(row - m_first) * m_words + c.word] >> c.shift) & static_cast<std::uint32_t>((std::uint64_t{1} << c.width) - 1);
}

void PackedStates::read(std::uint32_t row, std::vector<std::uint32_t> &columns) const
{
    columns.resize(m_columns.size());
    for (std::uint32_t c = 0; c < m_columns.size(); ++c) columns[c] = value(row, c);
}

std::size_t PackedStates::layOut(std::vector<Column> &columns)
{
    std::vector<unsigned> used;
    for (Column &c : columns) {
        std::size_t w = 0;
        while (w < used.size() && used[w] + c.width > 64) ++w;
        if (w == used.size()) used.push_back(0);
        c.word = static_cast<std::uint16_t>(w);
        c.shift = static_cast<std::uint8_t>(used[w]);
        used[w] += c.width;
    }
    return std::max<std::size_t>(used.size(), 1);
}

void PackedStates::repack(std::vector<Column> columns)
{
    const std::size_t words = layOut(columns);
    FORKYARD_CHECK(words <= MostWords && m_prepared.empty());
    // Where rows stay as long as they are, each is written in its own place.
    GrowingArray<std::uint64_t> longer;
    std::uint64_t *key = words == m_words ? m_keys.data() : longer.add((m_count - m_first) * words);
    std::uint64_t row[MostWords];
    for (std::uint32_t number = m_first; number < m_count; ++number, key += words) {
        std::fill(row, row + words, 0);
        for (std::uint32_t c = 0; c < m_columns.size(); ++c) row[columns[c].word] |= std::uint64_t{value(number, c)} << columns[c].shift;
        std::copy(row, row + words, key);
    }
    if (words != m_words) m_keys = std::move(longer);
    m_words = words;
    m_columns = std::move(columns);
    ++m_layout;
    fillTable(m_table.size());
}

void PackedStates::fit(std::uint32_t column, std::uint32_t value)
{
    if (fits(Change{column, value})) return;
    if (m_seen.size() <= column) m_seen.resize(column + std::size_t{1}, 0);
    // Of the others there are some, too, that just fitted.
    for (std::uint32_t row = m_first; row < m_count; ++row)
        for (std::uint32_t c = 0; c < m_columns.size(); ++c) m_seen[c] |= this->value(row, c);
    m_seen[column] |= value;
    std::size_t fewest = 0;
    for (const int spare : {0, 8, 6, 4, 3, 2, 1}) {
        std::vector<Column> columns;
        for (const std::uint32_t seen : m_seen) columns.push_back({0, 0, static_cast<std::uint8_t>(std::clamp(static_cast<int>(std::bit_width(seen)) + (seen ? spare : 0), 1, 31))});
        const std::size_t words = layOut(columns);
        if (spare == 0) fewest = words;
        else if (words == fewest) return repack(std::move(columns));
    }
    std::vector<Column> columns;
    for (const std::uint32_t seen : m_seen) columns.push_back({0, 0, static_cast<std::uint8_t>(std::clamp(static_cast<int>(std::bit_width(seen)), 1, 31))});
    repack(std::move(columns));
}

bool PackedStates::fits(const Change *changes, std::size_t count) const
{
    return std::all_of(changes, changes + count, [&](const Change &change) { return fits(change); });
}

void PackedStates::makeFit(const Change *changes, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) fit(changes[i].column, changes[i].value);
}

void PackedStates::fillTable(std::size_t size)
{
    constexpr std::uint32_t Ahead = 16;
    if (m_table.bytes() < size * sizeof(std::uint32_t)) m_table = {}; // what it held is not to be copied
    m_table.clear();
    std::memset(m_table.add(size), 0, size * sizeof(std::uint32_t));
    m_mask = size - 1;
    const auto count = static_cast<std::uint32_t>(m_count) - m_first;
    for (std::uint32_t row = m_listed - m_first; row < count; ++row) {
        if (row + Ahead < count) __builtin_prefetch(&m_table[place(&m_keys[(row + Ahead) * m_words])], 1);
        std::size_t at = place(&m_keys[row * m_words]);
        while (m_table[at]) at = (at + 1) & m_mask;
        m_table[at] = row + 1;
    }
}

void PackedStates::clearRows()
{
    m_keys = {};
    m_count = m_first = m_listed = 0;
    m_prepared.clear();
    fillTable(1024);
}

void PackedStates::startLayer(std::uint32_t row)
{
    m_keys.dropFirst((row - m_first) * m_words);
    m_first = row;
    m_listed = static_cast<std::uint32_t>(m_count);
    // The next layer is mostly of much the same size.
    fillTable(std::max<std::size_t>(1024, std::bit_ceil((m_count - row) * 2)));
}

std::uint32_t PackedStates::insert(const std::uint64_t *key, bool &isNew)
{
    if ((m_count - m_listed + 1) * 3 > m_table.size() * 2) fillTable(m_table.size() * (m_table.size() < (1u << 20) ? 4 : 2));
    std::size_t at = place(key);
    for (; m_table[at]; at = (at + 1) & m_mask) {
        const std::uint64_t *other = &m_keys[(m_table[at] - 1) * m_words];
        std::size_t w = 0;
        while (w < m_words && other[w] == key[w]) ++w;
        if (w < m_words) continue;
        isNew = false;
        return m_first + m_table[at] - 1;
    }
    isNew = true;
    std::memcpy(m_keys.add(m_words), key, m_words * 8);
    m_table[at] = static_cast<std::uint32_t>(++m_count) - m_first;
    return static_cast<std::uint32_t>(m_count - 1);
}

std::uint32_t PackedStates::add(const std::vector<std::uint32_t> &columns, bool &isNew)
{
    for (std::uint32_t c = 0; c < columns.size(); ++c) fit(c, columns[c]);
    std::uint64_t key[MostWords] = {};
    for (std::uint32_t c = 0; c < columns.size(); ++c) key[m_columns[c].word] |= std::uint64_t{columns[c]} << m_columns[c].shift;
    return insert(key, isNew);
}

void PackedStates::apply(std::uint64_t *key, const Change *changes, std::size_t count) const
{
    for (std::size_t i = 0; i < count; ++i) {
        const Column &c = m_columns[changes[i].column];
        key[c.word] = (key[c.word] & ~(((std::uint64_t{1} << c.width) - 1) << c.shift)) | (std::uint64_t{changes[i].value} << c.shift);
    }
}

PackedStates::Patch PackedStates::patchOf(const Change *changes, std::size_t count) const
{
    if (m_words != 1) return {};
    Patch patch{m_layout, 0, 0};
    for (std::size_t i = 0; i < count; ++i) patch.mask |= ((std::uint64_t{1} << m_columns[changes[i].column].width) - 1) << m_columns[changes[i].column].shift;
    apply(&patch.bits, changes, count);
    return patch;
}

void PackedStates::prepare(std::uint32_t row, const Change *changes, std::size_t count)
{
    const std::size_t at = m_prepared.size();
    m_prepared.resize(at + m_words);
    std::memcpy(&m_prepared[at], &m_keys[(row - m_first) * m_words], m_words * 8);
    apply(&m_prepared[at], changes, count);
    __builtin_prefetch(&m_table[place(&m_prepared[at])]);
}

} // namespace forkyard::virtual_host
