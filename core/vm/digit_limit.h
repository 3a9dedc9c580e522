// How long a decimal number may be that is made from a text or turned into one: sys.set_int_max_str_digits(). Knows the limit's place in
// the heap, and no conversion.
#pragma once

#include "core/vm/machine.h"

#include <cstdint>

namespace forkyard::vm {

inline constexpr std::int64_t DefaultMostDigits = 4300, LeastMostDigits = 640;

/// 0: no limit.
std::int64_t mostDigits(Thread &t);
void setMostDigits(Thread &t, std::int64_t digits);
/// ValueError, where the integer's decimal text would have more digits.
Outcome checkDigits(Thread &t, Value intLike);

} // namespace forkyard::vm
