// A number's text laid out by a specification. Internal to the format files.
#pragma once

#include "core/vm/format.h"

namespace forkyard::vm {

/// A number cut to what layout treats differently: -0x12345.678e+10 has all of it.
struct NumberText {
    bool negative = false;
    std::string_view prefix; ///< 0x, 0b, 0o
    std::string digits;      ///< of the integer part; separators come between them, zeros before them
    std::string rest;        ///< point, fraction, exponent, per cent sign; or inf, nan
};

/// With sign, separators (`group` digits apart), fill and width. UTF-8.
std::string layOutNumber(const NumberText &number, const FormatSpec &spec, std::size_t group);

/// "Unknown format code 'q' for object of type 'int'"
Outcome raiseUnknownFormatCode(Thread &t, char32_t type, std::string_view typeName);

} // namespace forkyard::vm
