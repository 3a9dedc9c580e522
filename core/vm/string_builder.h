// Collects characters whose width is not known beforehand into a new str. Knows no operations.
#pragma once

#include "core/vm/strings.h"

#include <cstring>
#include <vector>

namespace forkyard::vm {

/// Bytes a character takes at least, given all bits that occur.
constexpr unsigned widthOf(char32_t bits) { return bits < 0x100 ? 1 : bits < 0x10000 ? 2 : 4; }

std::uint32_t hashBytes(const std::uint8_t *data, std::size_t size);

class StringBuilder {
public:
    void append(char32_t c)
    {
        if (const unsigned needed = widthOf(c); needed > m_width) widen(needed);
        push(c);
    }
    void append(std::string_view ascii)
    {
        for (const char c : ascii) push(static_cast<std::uint8_t>(c));
    }
    /// Characters start .. end-1 of s.
    void append(const StrObject *s, std::size_t start, std::size_t end)
    {
        withCharacters(s, [&](auto *characters, std::size_t) {
            char32_t bits = 0;
            if (sizeof *characters > m_width)
                for (std::size_t i = start; i < end; ++i) bits |= characters[i];
            if (const unsigned needed = widthOf(bits); needed > m_width) widen(needed);
            if (sizeof *characters == m_width) {
                const auto *from = reinterpret_cast<const std::uint8_t *>(characters + start);
                m_bytes.insert(m_bytes.end(), from, from + (end - start) * m_width);
                return;
            }
            for (std::size_t i = start; i < end; ++i) push(characters[i]);
        });
    }
    void append(const StrObject *s) { append(s, 0, s->length); }
    void appendRepeated(char32_t c, std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i) append(c);
    }
    std::size_t size() const { return m_bytes.size() / m_width; }

    Value finish(Thread &t) const
    {
        const std::size_t count = size();
        if (count == 0) return t.machine.emptyString;
        if (count == 1) {
            char32_t c = 0;
            std::memcpy(&c, m_bytes.data(), m_width);
            return makeCharacter(t, c);
        }
        StrObject *s = newStr(t, count, m_width);
        std::memcpy(s->ownBytes(), m_bytes.data(), m_bytes.size());
        return valueOf(t, s);
    }

private:
    void push(char32_t c)
    {
        const std::size_t at = m_bytes.size();
        m_bytes.resize(at + m_width);
        std::memcpy(m_bytes.data() + at, &c, m_width); // little-endian, as all our machines
    }
    void widen(unsigned width)
    {
        StringBuilder wider;
        wider.m_width = width;
        wider.m_bytes.reserve(size() * width * 2);
        for (std::size_t i = 0; i < m_bytes.size(); i += m_width) {
            char32_t c = 0;
            std::memcpy(&c, m_bytes.data() + i, m_width);
            wider.push(c);
        }
        *this = std::move(wider);
    }

    unsigned m_width = 1;
    std::vector<std::uint8_t> m_bytes;
};

} // namespace forkyard::vm
