#include "core/vm/digit_limit.h"

#include "core/vm/big_integer.h"
#include "core/vm/dicts.h"
#include "core/vm/exceptions.h"
#include "core/vm/native.h"
#include "core/vm/numbers.h"

namespace forkyard::vm {

namespace {

constexpr std::string_view name = "most_digits";

Handle holderOf(Thread &t) { return dictGetStr(t, Value::object(t.machine.modules), "_machine").asHandle(); }

} // namespace

std::int64_t mostDigits(Thread &t)
{
    const Value set = getAttributeRaw(t, holderOf(t), name);
    return set.isInt() ? set.asInt() : DefaultMostDigits;
}

void setMostDigits(Thread &t, std::int64_t digits) { setAttributeRaw(t, holderOf(t), name, Value::integer(digits)); }

Outcome checkDigits(Thread &t, Value intLike)
{
    // No small one is ever too long: a limit has three digits at least.
    if (intLike.isInt() || intLike.isBool()) return Outcome::Done;
    const BigInteger number(t.machine, intLike);
    // As many as its text has, or one more.
    const auto digits = static_cast<std::int64_t>(mpz_sizeinbase(number.get(), 10));
    const std::int64_t limit = digits > LeastMostDigits ? mostDigits(t) : 0;
    if (limit == 0 || digits <= limit) return Outcome::Done;
    if (digits == limit + 1) {
        BigInteger power;
        mpz_ui_pow_ui(power.get(), 10, static_cast<unsigned long>(limit));
        if (mpz_cmpabs(number.get(), power.get()) < 0) return Outcome::Done;
    }
    return raise(t, ClassId::ValueError, "Exceeds the limit (%lld digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", static_cast<long long>(limit));
}

} // namespace forkyard::vm
