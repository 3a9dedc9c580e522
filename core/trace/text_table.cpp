#include "core/trace/text_table.h"

#include <algorithm>
#include <cstring>
#include <functional>

namespace forkyard::trace {

namespace {

constexpr std::size_t kBlockBytes = 64 * 1024;
constexpr std::size_t kFirstTable = 256;

} // namespace

TextTable::TextTable() : m_texts(1), m_table(kFirstTable) {}

TextId TextTable::add(std::string_view text) {
    if (text.empty()) return 0;
    const std::size_t mask = m_table.size() - 1;
    std::size_t at = std::hash<std::string_view>{}(text) & mask;
    while (m_table[at] != 0) {
        if (m_texts[m_table[at]] == text) return m_table[at];
        at = (at + 1) & mask;
    }
    const auto id = static_cast<TextId>(m_texts.size());
    m_texts.push_back(keep(text));
    m_table[at] = id;
    if (m_texts.size() * 2 > m_table.size()) grow();
    return id;
}

std::string_view TextTable::keep(std::string_view text) {
    if (text.size() > m_freeBytes) {
        const std::size_t bytes = std::max(kBlockBytes, text.size());
        m_blocks.emplace_back(new char[bytes]);
        m_free = m_blocks.back().get();
        m_freeBytes = bytes;
        m_bytes += bytes;
    }
    std::memcpy(m_free, text.data(), text.size());
    const std::string_view kept(m_free, text.size());
    m_free += text.size();
    m_freeBytes -= text.size();
    return kept;
}

void TextTable::grow() {
    m_table.assign(m_table.size() * 2, 0);
    const std::size_t mask = m_table.size() - 1;
    for (TextId id = 1; id < m_texts.size(); ++id) {
        std::size_t at = std::hash<std::string_view>{}(m_texts[id]) & mask;
        while (m_table[at] != 0) at = (at + 1) & mask;
        m_table[at] = id;
    }
}

} // namespace forkyard::trace
