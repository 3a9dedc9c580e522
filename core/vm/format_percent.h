// One %-field of a format, read. Shared with the helpers that let the prelude format objects of the program's own classes.
#pragma once

#include "core/vm/format.h"

#include <string>

namespace forkyard::vm {

/// %(key)-+ #0width.precisiontype
struct PercentField {
    bool hasKey = false;
    std::u32string_view key;
    bool left = false, plus = false, blank = false, alternate = false, zero = false;
    bool widthIsArgument = false;
    bool precisionIsArgument = false;
    std::int64_t width = 0;
    std::int64_t precision = -1;
    char32_t type = 0;
    std::size_t place = 0; ///< of the type in the format, for messages
};

/// Reads from behind the % on; `at` moves behind the field. Done or Raised.
Outcome readPercentField(Thread &t, std::u32string_view format, std::size_t &at, PercentField &field);

std::u32string charactersOf(const StrObject *s);

} // namespace forkyard::vm
