// What an event carries as its value, in 8 bytes: a number, a text, an object or nothing. Knows no language's types.
#pragma once

#include "core/base/check.h"

#include <cstdint>

namespace forkyard::trace {

/// Number of an object of the run (lock, queue, thread, process, variable …), unique in the run. 0: none.
using ObjectId = std::uint32_t;
/// Place of a text in the store's string table. 0: the empty text.
using TextId = std::uint32_t;

enum class ValueKind : std::uint8_t { Nothing, Integer, Text, Object, Constant };
enum class Constant : std::uint8_t { None, True, False };

/// In the ring a Text holds its length in bytes and the bytes follow the event; in a store it holds a TextId.
/// Anything else a program has (a float, a big integer, a list) is told as text.
class Value {
public:
    static constexpr std::int64_t kLargest = (std::int64_t{1} << 60) - 1;
    static constexpr std::int64_t kSmallest = -kLargest - 1;

    constexpr Value() = default;
    /// `number` must lie within kSmallest … kLargest; beyond, the upper bits are lost: tell it as text.
    static constexpr Value integer(std::int64_t number) {
        return Value(static_cast<std::uint64_t>(number) << 3 | tag(ValueKind::Integer));
    }
    static constexpr Value text(TextId id) { return Value(std::uint64_t{id} << 3 | tag(ValueKind::Text)); }
    static constexpr Value object(ObjectId id) { return Value(std::uint64_t{id} << 3 | tag(ValueKind::Object)); }
    static constexpr Value constant(Constant which) {
        return Value(static_cast<std::uint64_t>(which) << 3 | tag(ValueKind::Constant));
    }
    static constexpr Value fromBits(std::uint64_t bits) { return Value(bits); }

    constexpr std::uint64_t bits() const { return m_bits; }
    constexpr ValueKind kind() const { return static_cast<ValueKind>(m_bits & 7); }
    constexpr bool isNothing() const { return m_bits == 0; }
    constexpr bool isText() const { return kind() == ValueKind::Text; }
    constexpr std::int64_t asInteger() const { return static_cast<std::int64_t>(m_bits) >> 3; }
    constexpr TextId asText() const { return static_cast<TextId>(m_bits >> 3); }
    constexpr ObjectId asObject() const { return static_cast<ObjectId>(m_bits >> 3); }
    constexpr Constant asConstant() const { return static_cast<Constant>(m_bits >> 3); }
    /// The number, or `otherwise` where this is no Integer.
    constexpr std::int64_t integerOr(std::int64_t otherwise) const {
        return kind() == ValueKind::Integer ? asInteger() : otherwise;
    }

    constexpr bool operator==(const Value &) const = default;

private:
    constexpr explicit Value(std::uint64_t bits) : m_bits(bits) {}
    static constexpr std::uint64_t tag(ValueKind kind) { return static_cast<std::uint64_t>(kind); }

    std::uint64_t m_bits = 0;
};

} // namespace forkyard::trace
