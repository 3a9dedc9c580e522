// Many states, each a row of small numbers, packed to as few bits as the numbers need, each row once. Knows no program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace forkyard::virtual_host {

class PackedStates {
public:
    struct Change {
        std::uint32_t column;
        std::uint32_t value;
    };

    void clear();
    std::size_t count() const { return m_count; }
    std::size_t bytes() const { return m_keys.capacity() * 8 + m_table.capacity() * 4; }
    /// Missing columns are 0.
    std::uint32_t add(const std::vector<std::uint32_t> &columns, bool &isNew);
    /// The row that differs from `row` in these columns.
    std::uint32_t changed(std::uint32_t row, const Change *changes, std::size_t count, bool &isNew);
    std::uint32_t value(std::uint32_t row, std::uint32_t column) const;
    /// All columns of a row; as many as there are.
    void read(std::uint32_t row, std::vector<std::uint32_t> &columns) const;

private:
    struct Column {
        std::uint16_t word;
        std::uint8_t shift, width;
    };
    static constexpr std::size_t MostWords = 64;

    /// Makes room for this value in this column.
    void fit(std::uint32_t column, std::uint32_t value);
    void repack(std::vector<Column> columns);
    void layOut(std::vector<Column> &columns) const;
    void grow();
    std::uint32_t insert(const std::uint64_t *key, bool &isNew);
    std::uint64_t hash(const std::uint64_t *key) const;

    std::vector<Column> m_columns;
    std::size_t m_words = 1;
    std::size_t m_count = 0;
    std::vector<std::uint64_t> m_keys;
    std::vector<std::uint32_t> m_table; ///< row + 1, open addressing
    std::size_t m_mask = 0;
};

} // namespace forkyard::virtual_host
