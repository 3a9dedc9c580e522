// A number without bound that can only be added to, and many of them in a row. Knows nothing of what is counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace forkyard::virtual_host {

/// One word while it is small, since most are.
class BigCount {
public:
    BigCount() = default;
    explicit BigCount(std::uint64_t n) : m_low(n) {}

    /// False: it has become too large; never, for one without bound.
    bool add(const BigCount &other) { return addWords(other.m_low, other.m_high.data(), other.m_high.size()); }
    /// The lowest word first; at least one.
    void add(const std::uint64_t *words, std::size_t count) { addWords(words[0], words + 1, count - 1); }
    std::string text() const
    {
        // Digits in groups of nine, by division in halves of words.
        std::vector<std::uint32_t> halves{static_cast<std::uint32_t>(m_low), static_cast<std::uint32_t>(m_low >> 32)};
        for (const std::uint64_t word : m_high) halves.insert(halves.end(), {static_cast<std::uint32_t>(word), static_cast<std::uint32_t>(word >> 32)});
        std::string reversed;
        while (!halves.empty() && halves.back() == 0) halves.pop_back();
        while (!halves.empty()) {
            std::uint64_t rest = 0;
            for (std::size_t i = halves.size(); i-- > 0;) {
                const std::uint64_t all = (rest << 32) | halves[i];
                halves[i] = static_cast<std::uint32_t>(all / 1'000'000'000);
                rest = all % 1'000'000'000;
            }
            while (!halves.empty() && halves.back() == 0) halves.pop_back();
            for (int digit = 0; digit < 9 && (!halves.empty() || rest != 0); ++digit, rest /= 10) reversed += static_cast<char>('0' + rest % 10);
        }
        if (reversed.empty()) return "0";
        return {reversed.rbegin(), reversed.rend()};
    }

private:
    bool addWords(std::uint64_t low, const std::uint64_t *high, std::size_t count)
    {
        bool carry = __builtin_add_overflow(m_low, low, &m_low);
        for (std::size_t i = 0; carry || i < count; ++i) {
            if (i >= m_high.size()) m_high.push_back(0);
            const bool first = __builtin_add_overflow(m_high[i], i < count ? high[i] : 0, &m_high[i]);
            const bool second = __builtin_add_overflow(m_high[i], std::uint64_t{carry}, &m_high[i]);
            carry = first || second;
        }
        return true;
    }

    std::uint64_t m_low = 0;
    std::vector<std::uint64_t> m_high;
};

/// Adds to the number at `to`; true: the sum has one bit more than there is room for.
inline bool addWords(std::uint64_t *to, const std::uint64_t *from, std::size_t words)
{
    bool carry = false;
    for (std::size_t w = 0; w < words; ++w) {
        const bool first = __builtin_add_overflow(to[w], from[w], &to[w]);
        const bool second = __builtin_add_overflow(to[w], std::uint64_t{carry}, &to[w]);
        carry = first || second;
    }
    return carry;
}

} // namespace forkyard::virtual_host
