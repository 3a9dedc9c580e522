// The format language: specifications as in f"{x:>8.2f}", str.format, and the older % operator. (formatValue itself is
// declared in operations.h.) Knows of a program's own classes only that their methods must be called by the interpreter.
#pragma once

#include "core/vm/operations.h"

#include <string>
#include <string_view>
#include <vector>

namespace forkyard::vm {

/// [[fill]align][sign][z][#][0][width][grouping][.precision][type], read.
struct FormatSpec {
    char32_t fill = U' ';
    char align = 0;     ///< < > = ^, 0: the type's own
    char sign = 0;      ///< + - space, 0: not said
    bool negativeZero = false; ///< z: -0 is 0
    bool alternate = false;
    bool zeroPadded = false;
    std::int64_t width = -1;
    char grouping = 0;  ///< , _ or 0
    std::int64_t precision = -1;
    char32_t type = 0;
};

/// format(v, spec) of a str, an int, a float, by their own rules whatever methods a subclass has.
Outcome formatStr(Thread &t, Value str, std::string_view spec, Value &result);
Outcome formatInt(Thread &t, Value intLike, std::string_view spec, Value &result);
Outcome formatReal(Thread &t, Value floatLike, std::string_view spec, Value &result);

/// __format__ of int and float. Once, when the machine starts.
void defineNumberFormat(Thread &t);

/// Reads a specification (UTF-8). typeName for messages. Done or Raised (ValueError).
Outcome parseFormatSpec(Thread &t, std::string_view text, std::string_view typeName, FormatSpec &spec);

/// A float's digits as format types e f g n % r and their capitals want them, with sign where negative, no padding.
/// precision -1: the type's own. alternate: keep the point and trailing zeros.
std::string realDigits(double d, char type, int precision, bool alternate);

/// format string % arguments. Python where a program's own method is needed.
Outcome percentFormat(Thread &t, Value format, Value arguments, Value &result);
/// The same on bytes.
Outcome percentFormatBytes(Thread &t, Value format, Value arguments, Value &result);

} // namespace forkyard::vm
