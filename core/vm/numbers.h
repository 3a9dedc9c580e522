// Integers of any size and floats: making, converting, printing. Knows no other types.
#pragma once

#include "core/vm/machine.h"

#include <string>
#include <string_view>

namespace forkyard::vm {

/// Any 64-bit integer as a value (inline where it fits).
Value makeInt(Thread &t, std::int64_t i);
Value makeUnsigned(Thread &t, std::uint64_t i);
/// |limbs| with a sign, normalised: inline where it fits.
Value makeInt(Thread &t, const std::uint64_t *limbs, std::size_t count, bool negative);
/// int, bool, and instances of subclasses of int.
inline bool isIntLike(const Machine &m, Value v) { return v.isInt() || v.isBool() || isKind(m, v, Kind::BigInt); }
inline bool isFloatLike(const Machine &m, Value v) { return v.isReal() || isKind(m, v, Kind::BoxedReal); }
double realOf(const Machine &m, Value floatLike);
/// The integer if it fits 64 bits.
bool fitsInt64(const Machine &m, Value intLike, std::int64_t &out);
/// float(intLike); false if it is too large for a float.
bool intToReal(const Machine &m, Value intLike, double &out);
/// Decimal digits of an int of any size; any base from 2 to 36, lower case, with sign.
std::string intText(const Machine &m, Value intLike, unsigned base = 10);
/// repr(float): the shortest text that reads back the same.
std::string realText(double d);
/// Reads digits in a base (0: by prefix) as int() does; false if it is no number.
bool parseInt(Thread &t, std::string_view text, unsigned base, Value &result);
bool parseReal(std::string_view text, double &result);
/// int, bool, float and the functions on numbers. Once, when the machine starts.
void defineNumbers(Thread &t);

} // namespace forkyard::vm
