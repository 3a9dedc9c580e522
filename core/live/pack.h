// Numbers and texts in a row of bytes, between processes of one machine and one build. Knows no meaning.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace forkyard::live {

class Packer {
public:
    void number(std::uint64_t value) { m_bytes.append(reinterpret_cast<const char *>(&value), sizeof value); }
    void text(std::string_view value) {
        number(value.size());
        m_bytes.append(value);
    }
    void texts(const std::vector<std::string> &values) {
        number(values.size());
        for (const std::string &value : values) text(value);
    }
    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

/// Gives zeros and empty texts once the bytes have run out; ok() tells.
class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : m_rest(bytes) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        if (m_rest.size() < sizeof value) {
            m_ok = false;
            return 0;
        }
        std::memcpy(&value, m_rest.data(), sizeof value);
        m_rest.remove_prefix(sizeof value);
        return value;
    }
    std::string text() {
        const std::uint64_t size = number();
        if (size > m_rest.size()) {
            m_ok = false;
            return {};
        }
        std::string value(m_rest.substr(0, size));
        m_rest.remove_prefix(size);
        return value;
    }
    std::vector<std::string> texts() {
        std::vector<std::string> values;
        for (std::uint64_t count = number(); count > 0 && m_ok; --count) values.push_back(text());
        return values;
    }
    bool ok() const { return m_ok; }

private:
    std::string_view m_rest;
    bool m_ok = true;
};

} // namespace forkyard::live
