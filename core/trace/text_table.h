// Every text of a trace, once. Ids are given in order of appearance and stay good, as do the views. Knows nothing of events.
#pragma once

#include "core/trace/value.h"

#include <deque>
#include <memory>
#include <string_view>
#include <vector>

namespace forkyard::trace {

class TextTable {
public:
    TextTable();

    /// The id of `text`, which is copied when it is new. The empty text is 0.
    TextId add(std::string_view text);
    /// The empty text for an id that was never given.
    std::string_view operator[](TextId id) const { return id < m_texts.size() ? m_texts[id] : std::string_view(); }
    std::size_t size() const { return m_texts.size(); }
    std::size_t bytes() const { return m_bytes; }

private:
    std::string_view keep(std::string_view text);
    void grow();

    std::deque<std::unique_ptr<char[]>> m_blocks;
    char *m_free = nullptr;
    std::size_t m_freeBytes = 0;
    std::size_t m_bytes = 0;
    std::vector<std::string_view> m_texts;
    std::vector<TextId> m_table; ///< open addressing, a power of two, 0: empty
};

} // namespace forkyard::trace
