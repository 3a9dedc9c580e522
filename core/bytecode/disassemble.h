// Code as text, for tests, for the command line, for a curious person.
#pragma once

#include "core/bytecode/code.h"

#include <string>

namespace forkyard::bytecode {

/// One line for each instruction, operands in the order a, b, c, d, then the guarded ranges, then the codes within.
/// Variables stand by their names, temporaries as %7, jump targets as L1, L2, … in the order of the text. Stable.
std::string disassemble(const Code &code);

/// A constant as it would be written in a program; code as <code name>.
std::string constantText(const Constant &constant);

} // namespace forkyard::bytecode
