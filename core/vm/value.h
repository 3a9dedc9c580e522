// A value of the teaching language in eight bytes (a NaN box). Knows no heap: an object is a 32-bit handle here.
#pragma once

#include <bit>
#include <cstdint>

namespace forkyard::vm {

/// Offset of an object in its process's heap, in granules of 16 bytes; 0 is no object. Position-independent: a copied
/// heap holds the same handles.
using Handle = std::uint32_t;

/// Top 16 bits: 0xfff9 a 48-bit integer, 0xfffa an object, 0xfffb None, True, False and the like, anything lower a double.
class Value {
public:
    static constexpr std::uint64_t IntTag = 0xfff9;
    static constexpr std::uint64_t ObjectTag = 0xfffa;
    static constexpr std::uint64_t SpecialTag = 0xfffb;
    static constexpr std::int64_t MaxInt = (std::int64_t{1} << 47) - 1;
    static constexpr std::int64_t MinInt = -(std::int64_t{1} << 47);

    /// Unbound: no value at all (a variable before its first assignment, an absent argument).
    constexpr Value() = default;
    static constexpr Value fromBits(std::uint64_t bits)
    {
        Value v;
        v.m_bits = bits;
        return v;
    }
    static constexpr Value none() { return fromBits(special(1)); }
    static constexpr Value boolean(bool b) { return fromBits(special(b ? 3 : 2)); }
    static constexpr Value ellipsis() { return fromBits(special(4)); }
    static constexpr Value notImplemented() { return fromBits(special(5)); }
    /// An iterator's end, as a native's result; never seen by a program.
    static constexpr Value endOfIteration() { return fromBits(special(6)); }
    /// A deleted entry of a table; never seen by a program.
    static constexpr Value tombstone() { return fromBits(special(7)); }
    /// i must fit 48 bits (see fitsInt).
    static constexpr Value integer(std::int64_t i) { return fromBits((IntTag << 48) | (static_cast<std::uint64_t>(i) & PayloadMask)); }
    static constexpr Value real(double d)
    {
        // Every NaN becomes the one quiet NaN below the tags.
        return fromBits(d != d ? std::uint64_t{0x7ff8} << 48 : std::bit_cast<std::uint64_t>(d));
    }
    static constexpr Value object(Handle h) { return fromBits((ObjectTag << 48) | h); }

    static constexpr bool fitsInt(std::int64_t i) { return i >= MinInt && i <= MaxInt; }

    constexpr std::uint64_t bits() const { return m_bits; }
    constexpr std::uint64_t tag() const { return m_bits >> 48; }
    constexpr bool isUnbound() const { return m_bits == special(0); }
    constexpr bool isNone() const { return m_bits == special(1); }
    constexpr bool isBool() const { return (m_bits | 1) == special(3); }
    constexpr bool isTrue() const { return m_bits == special(3); }
    constexpr bool isFalse() const { return m_bits == special(2); }
    constexpr bool isEllipsis() const { return m_bits == special(4); }
    constexpr bool isNotImplemented() const { return m_bits == special(5); }
    constexpr bool isEndOfIteration() const { return m_bits == special(6); }
    constexpr bool isTombstone() const { return m_bits == special(7); }
    /// A small integer; not a bool, not a big integer.
    constexpr bool isInt() const { return tag() == IntTag; }
    constexpr bool isReal() const { return m_bits < (IntTag << 48); }
    constexpr bool isObject() const { return tag() == ObjectTag; }
    constexpr bool isSpecial() const { return tag() == SpecialTag; }

    constexpr std::int64_t asInt() const { return static_cast<std::int64_t>(m_bits << 16) >> 16; }
    constexpr double asReal() const { return std::bit_cast<double>(m_bits); }
    constexpr Handle asHandle() const { return static_cast<Handle>(m_bits); }

    /// Same bits: `is` for everything but equal doubles, and not `==`.
    constexpr bool operator==(const Value &) const = default;

private:
    static constexpr std::uint64_t PayloadMask = (std::uint64_t{1} << 48) - 1;
    static constexpr std::uint64_t special(std::uint64_t n) { return (SpecialTag << 48) | n; }

    std::uint64_t m_bits = special(0);
};
static_assert(sizeof(Value) == 8);

/// A slot that another thread may read or write at the same time when the GIL is off: never torn, and an object's
/// contents are seen by whoever sees its handle. On x86-64 these are plain moves.
inline Value loadSlot(const Value *slot)
{
    return Value::fromBits(__atomic_load_n(reinterpret_cast<const std::uint64_t *>(slot), __ATOMIC_ACQUIRE));
}
inline void storeSlot(Value *slot, Value value)
{
    __atomic_store_n(reinterpret_cast<std::uint64_t *>(slot), value.bits(), __ATOMIC_RELEASE);
}

} // namespace forkyard::vm
