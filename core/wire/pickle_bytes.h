// What all that write and read pickles have in common: numbers in little-endian order, the short forms of an integer, parts of a
// message that may be cut short. Knows opcodes and bytes, no values.
#pragma once

#include "core/wire/opcodes.h"

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace forkyard::wire {

template <typename T>
void appendLittle(std::string &out, T value)
{
    out.append(reinterpret_cast<const char *>(&value), sizeof value); // all our machines are little-endian
}

/// The shortest of the forms with one, two and four bytes; false: it is too large for them, nothing was appended.
inline bool appendShortInteger(std::string &out, std::int64_t value)
{
    const auto append = [&out](Opcode opcode, auto bytes) {
        out += static_cast<char>(opcode);
        appendLittle(out, bytes);
        return true;
    };
    if (value >= 0 && value < 256) return append(Opcode::BinInt1, static_cast<std::uint8_t>(value));
    if (value >= 0 && value < 65536) return append(Opcode::BinInt2, static_cast<std::uint16_t>(value));
    return value >= INT32_MIN && value <= INT32_MAX && append(Opcode::BinInt, static_cast<std::int32_t>(value));
}

/// The next `size` bytes, and `at` behind them; nothing where the data is cut short.
inline std::optional<std::string_view> takePart(std::string_view data, std::size_t &at, std::uint64_t size)
{
    if (size > data.size() - at) return std::nullopt;
    const std::string_view part = data.substr(at, size);
    at += size;
    return part;
}

/// Of as many bytes as it has; 0 where there are none.
template <typename T>
T littleOf(std::string_view part)
{
    T value{};
    if (part.size() == sizeof value) std::memcpy(&value, part.data(), sizeof value);
    return value;
}

} // namespace forkyard::wire
