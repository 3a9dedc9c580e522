#include "core/virtual/packed_states.h"

#include "core/base/check.h"

#include <bit>
#include <cstring>

namespace forkyard::virtual_host {

void PackedStates::clear()
{
    *this = PackedStates();
}

std::uint64_t PackedStates::hash(const std::uint64_t *key) const
{
    std::uint64_t h = 0;
    for (std::size_t w = 0; w < m_words; ++w) {
        h = (h ^ key[w]) * 0x9e3779b97f4a7c15U;
        h ^= h >> 32;
    }
    return h * 0xd6e8feb86659fd93U >> 20;
}

std::uint32_t PackedStates::value(std::uint32_t row, std::uint32_t column) const
{
    const Column &c = m_columns[column];
    return static_cast<std::uint32_t>(m_keys[row * m_words + c.word] >> c.shift) & static_cast<std::uint32_t>((std::uint64_t{1} << c.width) - 1);
}

void PackedStates::read(std::uint32_t row, std::vector<std::uint32_t> &columns) const
{
    columns.resize(m_columns.size());
    for (std::uint32_t c = 0; c < m_columns.size(); ++c) columns[c] = value(row, c);
}

void PackedStates::layOut(std::vector<Column> &columns) const
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
}

void PackedStates::repack(std::vector<Column> columns)
{
    layOut(columns);
    std::size_t words = 1;
    for (const Column &c : columns) words = std::max<std::size_t>(words, c.word + std::size_t{1});
    FORKYARD_CHECK(words <= MostWords);
    std::vector<std::uint64_t> keys(m_count * words, 0);
    for (std::uint32_t row = 0; row < m_count; ++row)
        for (std::uint32_t c = 0; c < m_columns.size(); ++c) keys[row * words + columns[c].word] |= std::uint64_t{value(row, c)} << columns[c].shift;
    m_keys = std::move(keys);
    m_words = words;
    m_columns = std::move(columns);
    m_table.assign(m_table.size(), 0);
    for (std::uint32_t row = 0; row < m_count; ++row) {
        std::size_t at = hash(&m_keys[row * m_words]) & m_mask;
        while (m_table[at]) at = (at + 1) & m_mask;
        m_table[at] = row + 1;
    }
}

void PackedStates::fit(std::uint32_t column, std::uint32_t value)
{
    if (column < m_columns.size() && (value >> m_columns[column].width) == 0) return;
    std::vector<Column> columns = m_columns;
    while (columns.size() <= column) columns.push_back({0, 0, 1});
    const auto needed = static_cast<std::uint8_t>(std::bit_width(value));
    if (needed > columns[column].width) columns[column].width = static_cast<std::uint8_t>(needed > 3 ? std::min(31, needed + 2) : needed);
    repack(std::move(columns));
}

void PackedStates::grow()
{
    const std::size_t size = std::max<std::size_t>(1024, m_table.size() * 2);
    m_table.assign(size, 0);
    m_mask = size - 1;
    for (std::uint32_t row = 0; row < m_count; ++row) {
        std::size_t at = hash(&m_keys[row * m_words]) & m_mask;
        while (m_table[at]) at = (at + 1) & m_mask;
        m_table[at] = row + 1;
    }
}

std::uint32_t PackedStates::insert(const std::uint64_t *key, bool &isNew)
{
    if ((m_count + 1) * 3 > m_table.size() * 2) grow();
    std::size_t at = hash(key) & m_mask;
    for (; m_table[at]; at = (at + 1) & m_mask) {
        const std::uint64_t *other = &m_keys[(m_table[at] - 1) * m_words];
        std::size_t w = 0;
        while (w < m_words && other[w] == key[w]) ++w;
        if (w < m_words) continue;
        isNew = false;
        return m_table[at] - 1;
    }
    isNew = true;
    m_keys.insert(m_keys.end(), key, key + m_words);
    m_table[at] = static_cast<std::uint32_t>(++m_count);
    return static_cast<std::uint32_t>(m_count - 1);
}

std::uint32_t PackedStates::add(const std::vector<std::uint32_t> &columns, bool &isNew)
{
    for (std::uint32_t c = 0; c < columns.size(); ++c) fit(c, columns[c]);
    std::uint64_t key[MostWords] = {};
    for (std::uint32_t c = 0; c < columns.size(); ++c) key[m_columns[c].word] |= std::uint64_t{columns[c]} << m_columns[c].shift;
    return insert(key, isNew);
}

std::uint32_t PackedStates::changed(std::uint32_t row, const Change *changes, std::size_t count, bool &isNew)
{
    for (std::size_t i = 0; i < count; ++i) fit(changes[i].column, changes[i].value);
    std::uint64_t key[MostWords];
    std::memcpy(key, &m_keys[row * m_words], m_words * 8);
    for (std::size_t i = 0; i < count; ++i) {
        const Column &c = m_columns[changes[i].column];
        key[c.word] = (key[c.word] & ~(((std::uint64_t{1} << c.width) - 1) << c.shift)) | (std::uint64_t{changes[i].value} << c.shift);
    }
    return insert(key, isNew);
}

} // namespace forkyard::virtual_host
