// Many states, each a row of small numbers, packed to as few bits as the numbers need, each row once. Knows no program.
//
// What takes time is memory that is not in a cache. So rows that follow from a row can be prepared, some dozens at a time, and looked
// up a little later, when what they touch has come.
#pragma once

#include "core/virtual/growing_array.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace forkyard::virtual_host {

class PackedStates {
public:
    PackedStates() { fillTable(1024); }
    struct Change {
        std::uint32_t column;
        std::uint32_t value;
    };
    /// Changes of a row of one word, made ready for how rows are packed now.
    struct Patch {
        std::uint32_t layout = 0;
        std::uint64_t mask = 0, bits = 0;
    };

    void clear() { *this = PackedStates(); }
    /// Forgets the rows, but not how they are packed: patches stay good.
    void clearRows();
    std::size_t count() const { return m_count; }
    /// Rows before this one are not read any more, and none that there is so far comes again.
    void startLayer(std::uint32_t row);
    std::size_t bytes() const { return m_keys.bytes() + m_table.bytes(); }
    /// Missing columns are 0.
    std::uint32_t add(const std::vector<std::uint32_t> &columns, bool &isNew);
    std::uint32_t value(std::uint32_t row, std::uint32_t column) const;
    /// All columns of a row; as many as there are.
    void read(std::uint32_t row, std::vector<std::uint32_t> &columns) const;

    // -- Rows that differ from a row in some columns
    /// Whether these values fit as rows are packed. There must be nothing prepared while that is changed.
    bool fits(const Change *changes, std::size_t count) const;
    void makeFit(const Change *changes, std::size_t count);
    /// False: the patch is not for now, or rows have more than one word.
    bool isCurrent(const Patch &patch) const { return patch.layout == m_layout; }
    /// The values must fit. No patch where rows have more than one word.
    Patch patchOf(const Change *changes, std::size_t count) const;
    void prepare(std::uint32_t row, const Patch &patch)
    {
        const std::uint64_t key = (m_keys[row - m_first] & ~patch.mask) | patch.bits;
        m_prepared.push_back(key);
        __builtin_prefetch(&m_table[place(&key)]);
    }
    void prepare(std::uint32_t row, const Change *changes, std::size_t count);
    /// Likewise, as long as the values fit. False: they do not, and nothing is done.
    template <std::size_t Count>
    bool tryPrepare(std::uint32_t row, const std::array<Change, Count> &changes)
    {
        for (const Change &change : changes)
            if (!fits(change)) return false;
        if (m_words > 1) return prepare(row, changes.data(), Count), true;
        std::uint64_t key = m_keys[row - m_first];
        for (const Change &change : changes) {
            const Column &c = m_columns[change.column];
            key = (key & ~(((std::uint64_t{1} << c.width) - 1) << c.shift)) | (std::uint64_t{change.value} << c.shift);
        }
        m_prepared.push_back(key);
        __builtin_prefetch(&m_table[place(&key)]);
        return true;
    }
    /// Calls each(row, isNew) for every prepared row, in their order, and near(row) some time before, for what it may be.
    template <typename Near, typename Each>
    void takePrepared(Near near, Each each)
    {
        const std::uint64_t *end = m_prepared.data() + m_prepared.size();
        for (const std::uint64_t *key = m_prepared.data(); key != end; key += m_words) {
            const std::uint32_t entry = m_table[place(key)];
            if (!entry) continue;
            __builtin_prefetch(&m_keys[(entry - 1) * m_words]);
            near(m_first + entry - 1);
        }
        for (const std::uint64_t *key = m_prepared.data(); key != end; key += m_words) {
            bool isNew = false;
            const std::uint32_t row = insert(key, isNew);
            each(row, isNew);
        }
        m_prepared.clear();
    }

private:
    struct Column {
        std::uint16_t word;
        std::uint8_t shift, width;
    };
    static constexpr std::size_t MostWords = 64;

    bool fits(const Change &change) const { return change.column < m_columns.size() && (change.value >> m_columns[change.column].width) == 0; }
    /// Makes room for this value in this column, and for more to come in all of them, as long as rows get no longer by that.
    void fit(std::uint32_t column, std::uint32_t value);
    void repack(std::vector<Column> columns);
    /// Words that a row takes.
    static std::size_t layOut(std::vector<Column> &columns);
    void apply(std::uint64_t *key, const Change *changes, std::size_t count) const;
    void fillTable(std::size_t size);
    std::uint32_t insert(const std::uint64_t *key, bool &isNew);
    /// Where to begin to look for it in the table.
    std::size_t place(const std::uint64_t *key) const
    {
        std::uint64_t h = 0;
        for (std::size_t w = 0; w < m_words; ++w) {
            h = (h ^ key[w]) * 0x9e3779b97f4a7c15U;
            h ^= h >> 32;
        }
        return (h * 0xd6e8feb86659fd93U >> 20) & m_mask;
    }

    std::vector<Column> m_columns;
    std::vector<std::uint32_t> m_seen; ///< by column: the bits of the values that it was made fit for
    std::size_t m_words = 1;
    std::size_t m_count = 0;
    std::uint32_t m_first = 0;  ///< row that is kept
    std::uint32_t m_listed = 0; ///< row that is in the table
    std::uint32_t m_layout = 1; ///< changes with every repacking
    GrowingArray<std::uint64_t> m_keys;
    GrowingArray<std::uint32_t> m_table; ///< row - m_first + 1, open addressing
    std::size_t m_mask = 0;
    std::vector<std::uint64_t> m_prepared;
};

} // namespace forkyard::virtual_host
