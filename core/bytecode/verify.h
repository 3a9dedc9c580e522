// Whether code is sound: what an interpreter takes for granted without looking. For tests, not for every start.
#pragma once

#include "core/bytecode/code.h"

#include <string>
#include <vector>

namespace forkyard::bytecode {

/// What is wrong with the code and the codes within, one line each; empty if nothing is. Looked at are both variants:
/// operands within their bounds, jumps and handlers within the code, every path ending in a return, raise or jump back;
/// and along every path, that a temporary is written before it is read and a variable surely bound where no CheckBound
/// stands before.
std::vector<std::string> verify(const Code &code);

} // namespace forkyard::bytecode
