// hash() of every built-in value: numbers, None, tuples, frozensets and ranges exactly as CPython 3.12 has them (3.11 but
// for None, whose hash there is an address); text by its content; everything else by identity.
#include "core/vm/containers.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <bit>
#include <cmath>

namespace forkyard::vm {

namespace {

constexpr unsigned HashBits = 61;
constexpr std::uint64_t Modulus = (std::uint64_t{1} << HashBits) - 1;
constexpr std::uint64_t InfinityHash = 314159;
constexpr std::uint64_t NoneHash = 0xfca86420;
/// A tuple in a tuple in a tuple ... deeper than this is given up, long before the C++ stack is.
constexpr unsigned MaxDepth = 5000;

std::uint64_t signedHash(std::uint64_t hash, bool negative)
{
    if (negative) hash = ~hash + 1;
    return hash == ~std::uint64_t{0} ? hash - 1 : hash;
}

/// x modulo 2^61 - 1, for an x below twice that.
std::uint64_t reduced(std::uint64_t x) { return x >= Modulus ? x - Modulus : x; }

/// |limbs| modulo 2^61 - 1, from the most significant down.
std::uint64_t hashOfBigInt(const BigIntObject *big)
{
    std::uint64_t x = 0;
    for (std::uint32_t i = big->limbCount; i-- > 0;) {
        // x * 2^64 + limb, and 2^64 is 2^3 modulo the prime
        x = ((x << 3) & Modulus) | x >> (HashBits - 3);
        x = reduced(x + (big->limbs()[i] & Modulus));
        x = reduced(x + (big->limbs()[i] >> HashBits));
    }
    return signedHash(x, big->flags & BigIntObject::Negative);
}

/// CPython's _Py_HashDouble: a float that equals an integer hashes as it does.
std::uint64_t hashOfReal(double value)
{
    if (std::isnan(value)) return 0;
    if (std::isinf(value)) return signedHash(InfinityHash, value < 0);
    int exponent = 0;
    double mantissa = std::frexp(std::fabs(value), &exponent);
    std::uint64_t x = 0;
    while (mantissa != 0) {
        x = ((x << 28) & Modulus) | x >> (HashBits - 28);
        mantissa *= 268435456.0; // 2^28
        exponent -= 28;
        const auto digit = static_cast<std::uint64_t>(mantissa);
        mantissa -= static_cast<double>(digit);
        x += digit;
        if (x >= Modulus) x -= Modulus;
    }
    const int bits = static_cast<int>(HashBits);
    const int shift = exponent >= 0 ? exponent % bits : bits - 1 - ((-1 - exponent) % bits);
    if (shift != 0) x = ((x << shift) & Modulus) | x >> (bits - shift);
    return signedHash(x, value < 0);
}

/// CPython's tuple hash, a form of xxHash.
class TupleHash {
public:
    void add(std::uint64_t lane)
    {
        m_sum += lane * 14029467366897019727u;
        m_sum = std::rotl(m_sum, 31) * 11400714785074694791u;
        ++m_count;
    }
    std::uint64_t result() const
    {
        const std::uint64_t sum = m_sum + (m_count ^ (Seed ^ 3527539u));
        return sum == ~std::uint64_t{0} ? 1546275796 : sum;
    }

private:
    static constexpr std::uint64_t Seed = 2870177450012600261u;
    std::uint64_t m_sum = Seed;
    std::uint64_t m_count = 0;
};

std::uint64_t shuffled(std::uint64_t hash) { return ((hash ^ 89869747u) ^ (hash << 16)) * 3644798167u; }

std::uint64_t hashOfFrozenSet(const Machine &m, const SetObject *set)
{
    std::uint64_t hash = 0;
    if (set->table) {
        auto *table = m.at<SetTableObject>(set->table);
        for (std::uint64_t i = 0; i <= table->mask; ++i)
            if (const SetEntry &entry = table->entries()[i]; !entry.key.isUnbound()) hash ^= shuffled(entry.hash);
    }
    hash ^= (std::uint64_t{set->live} + 1) * 1927868237u;
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069u + 907133923u;
    return hash == ~std::uint64_t{0} ? 590923713 : hash;
}

Outcome unhashable(Thread &t, Value v) { return raise(t, ClassId::TypeError, "unhashable type: '%s'", typeName(t.machine, v).c_str()); }

Outcome hashAt(Thread &t, Value v, std::uint64_t &result, unsigned depth);

Outcome hashOfTuple(Thread &t, const TupleObject *tuple, std::uint64_t &result, unsigned depth)
{
    TupleHash sum;
    for (std::uint32_t i = 0; i < tuple->size; ++i) {
        std::uint64_t lane = 0;
        if (const Outcome o = hashAt(t, tuple->items()[i], lane, depth + 1); o != Outcome::Done) return o;
        sum.add(lane);
    }
    result = sum.result();
    return Outcome::Done;
}

Outcome hashOfObject(Thread &t, Value v, std::uint64_t &result, unsigned depth)
{
    const Machine &m = t.machine;
    auto *object = m.at<Object>(v);
    if (m.at<ClassObject>(object->cls)->flags & ClassObject::CustomEq) return Outcome::Python;
    switch (object->kind) {
    case Kind::Str: result = strHash(static_cast<StrObject *>(object)); return Outcome::Done;
    case Kind::Bytes:
        if (isByteArray(m, v)) return unhashable(t, v);
        result = bytesHash(static_cast<BytesObject *>(object));
        return Outcome::Done;
    case Kind::BigInt: result = hashOfBigInt(static_cast<BigIntObject *>(object)); return Outcome::Done;
    case Kind::BoxedReal: result = hashOfReal(static_cast<BoxedRealObject *>(object)->value); return Outcome::Done;
    case Kind::Tuple: return hashOfTuple(t, static_cast<TupleObject *>(object), result, depth);
    case Kind::Range: return rangeHash(t, v, result);
    case Kind::Set:
        if (!isInstance(m, v, ClassId::FrozenSet)) return unhashable(t, v);
        result = hashOfFrozenSet(m, static_cast<SetObject *>(object));
        return Outcome::Done;
    case Kind::List:
    case Kind::Dict:
    case Kind::Slice: return unhashable(t, v);
    case Kind::Method: {
        auto *method = static_cast<MethodObject *>(object);
        result = method->self.bits() * 3 ^ method->function.asHandle();
        return Outcome::Done;
    }
    case Kind::Native: {
        auto *native = static_cast<NativeObject *>(object);
        result = native->self.isUnbound() ? v.asHandle() : native->self.bits() * 3 ^ native->native;
        return Outcome::Done;
    }
    case Kind::Plain:
        if (isExactly(m, v, ClassId::DictKeys) || isExactly(m, v, ClassId::DictItems)) return unhashable(t, v);
        break;
    default: break;
    }
    result = v.asHandle();
    return Outcome::Done;
}

Outcome hashAt(Thread &t, Value v, std::uint64_t &result, unsigned depth)
{
    if (depth > MaxDepth) return raise(t, ClassId::RecursionError, "maximum recursion depth exceeded while calling a Python object");
    if (v.isInt())
        result = hashOfInt(v.asInt());
    else if (v.isReal())
        result = hashOfReal(v.asReal());
    else if (v.isBool())
        result = v.isTrue() ? 1 : 0;
    else if (v.isNone())
        result = NoneHash;
    else if (v.isObject())
        return hashOfObject(t, v, result, depth);
    else
        result = v.bits() & 0xffff;
    return Outcome::Done;
}

} // namespace

Outcome hashOf(Thread &t, Value v, std::uint64_t &result) { return hashAt(t, v, result, 0); }

std::uint64_t tupleHash(const std::uint64_t *itemHashes, std::size_t count)
{
    TupleHash sum;
    for (std::size_t i = 0; i < count; ++i) sum.add(itemHashes[i]);
    return sum.result();
}

Outcome rangeHash(Thread &t, Value range, std::uint64_t &result)
{
    const auto *r = t.machine.at<RangeObject>(range);
    Value length;
    if (const Outcome o = rangeLength(t, r, length); o != Outcome::Done) return o;
    const bool empty = length == Value::integer(0);
    const bool single = length == Value::integer(1);
    const Value parts[] = {length, empty ? Value::none() : r->start, empty || single ? Value::none() : r->step};
    TupleHash sum;
    for (const Value part : parts) {
        std::uint64_t lane = 0;
        hashAt(t, part, lane, 0);
        sum.add(lane);
    }
    result = sum.result();
    return Outcome::Done;
}

} // namespace forkyard::vm
