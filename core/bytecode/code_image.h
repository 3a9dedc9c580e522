// Code as bytes and back: what was compiled when the program was built need not be compiled at every start. The bytes are for the same
// build that wrote them: they have no version and are not looked through for damage.
#pragma once

#include "core/bytecode/code.h"

#include <memory>
#include <string>
#include <string_view>

namespace forkyard::bytecode {

/// Appends the image of the code and of those within it.
void appendImage(const Code &code, std::string &out);
/// The code as it was: the names are interned anew, the ids are 0.
std::shared_ptr<const Code> readImage(std::string_view image);

} // namespace forkyard::bytecode
