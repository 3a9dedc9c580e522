// Integers of any size as hexadecimal text, as constants hold them. Only what literals and folding need.
#pragma once

#include "core/bytecode/code.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace forkyard::bytecode {

__extension__ using Wide = __int128;

/// The constant for digits of base 2, 8, 10 or 16.
Constant integerFromDigits(std::string_view digits, unsigned base);

/// A constant in its one form: std::int64_t within 48 bits, else BigIntConstant.
Constant integerConstant(Wide value);

/// The value of an integer or bool constant below 2^120 in magnitude.
std::optional<Wide> wideValue(const Constant &constant);

/// The negative of any integer constant.
Constant negated(const Constant &integer);

} // namespace forkyard::bytecode
