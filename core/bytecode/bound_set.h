// Which locals surely hold a value at a point of a function: a set of register numbers. Knows nothing of instructions.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace forkyard::bytecode {

/// Functions with up to 64 locals, nearly all of them, cost no allocation.
class BoundSet {
public:
    bool contains(std::size_t local) const {
        if (local < WORD) return (m_first >> local) & 1;
        const std::size_t word = local / WORD - 1;
        return word < m_rest.size() && ((m_rest[word] >> (local % WORD)) & 1);
    }
    void insert(std::size_t local) {
        if (local < WORD) {
            m_first |= bit(local);
            return;
        }
        const std::size_t word = local / WORD - 1;
        if (word >= m_rest.size()) m_rest.resize(word + 1);
        m_rest[word] |= bit(local);
    }
    void erase(std::size_t local) {
        if (local < WORD)
            m_first &= ~bit(local);
        else if (const std::size_t word = local / WORD - 1; word < m_rest.size())
            m_rest[word] &= ~bit(local);
    }
    void intersect(const BoundSet &other) {
        m_first &= other.m_first;
        m_rest.resize(std::min(m_rest.size(), other.m_rest.size()));
        for (std::size_t word = 0; word < m_rest.size(); ++word) m_rest[word] &= other.m_rest[word];
    }

private:
    static constexpr std::size_t WORD = 64;
    static std::uint64_t bit(std::size_t local) { return std::uint64_t(1) << (local % WORD); }

    std::uint64_t m_first = 0;
    std::vector<std::uint64_t> m_rest;
};

} // namespace forkyard::bytecode
