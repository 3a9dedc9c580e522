// What a thread's step does, remembered by all that it depends on: its own context and what it reads. Plain numbers; knows no
// program.
#pragma once

#include "core/virtual/packed_states.h"

#include <cstdint>
#include <string>
#include <vector>

namespace forkyard::virtual_host {

struct StepKey {
    std::uint64_t who = 0;  ///< thread, context, the rest
    std::uint64_t what = 0; ///< what is read beyond
    bool operator==(const StepKey &) const = default;
};

struct StepEffect {
    enum Kind : std::uint8_t { Unknown, Nothing, Happens };
    Kind kind = Unknown;
    bool timeOut = false;
    std::uint16_t count = 0;         ///< of changes
    std::uint32_t first = 0;         ///< in StepMemo::changes
    std::int32_t printed = -1;       ///< in StepMemo::printed
    PackedStates::Patch patch;       ///< the changes, once they were needed
};

class StepMemo {
public:
    void clear() { *this = StepMemo(); }
    /// Null: unknown. Valid until the next add.
    StepEffect *find(const StepKey &key)
    {
        if (m_table.empty()) return nullptr;
        for (std::size_t at = hash(key) & m_mask; m_table[at]; at = (at + 1) & m_mask)
            if (m_entries[m_table[at] - 1].key == key) return &m_entries[m_table[at] - 1].effect;
        return nullptr;
    }
    void add(const StepKey &key, const StepEffect &effect)
    {
        if ((m_entries.size() + 1) * 2 > m_table.size()) grow();
        std::size_t at = hash(key) & m_mask;
        while (m_table[at]) at = (at + 1) & m_mask;
        m_entries.push_back({key, effect});
        m_table[at] = static_cast<std::uint32_t>(m_entries.size());
    }
    std::size_t count() const { return m_entries.size(); }

    std::vector<PackedStates::Change> changes;
    std::vector<std::vector<std::string>> printed;

private:
    struct Entry {
        StepKey key;
        StepEffect effect;
    };
    static std::uint64_t hash(const StepKey &key)
    {
        std::uint64_t h = (key.who ^ (key.what * 0xd6e8feb86659fd93U)) * 0x9e3779b97f4a7c15U;
        return h ^ (h >> 29);
    }
    void grow()
    {
        const std::size_t size = m_table.empty() ? 1024 : m_table.size() * 2;
        m_table.assign(size, 0);
        m_mask = size - 1;
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            std::size_t at = hash(m_entries[i].key) & m_mask;
            while (m_table[at]) at = (at + 1) & m_mask;
            m_table[at] = static_cast<std::uint32_t>(i + 1);
        }
    }
    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_table;
    std::size_t m_mask = 0;
};

} // namespace forkyard::virtual_host
