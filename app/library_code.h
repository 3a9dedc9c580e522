// What compile_library has made, built into the program: the code of the library part that is written in the language.
#pragma once

#include "core/bytecode/code.h"

#include <memory>
#include <string_view>

namespace forkyard::app {

/// Of the library's module with this text; null: it is no such text.
std::shared_ptr<const bytecode::Code> libraryCode(std::string_view text, std::string_view fileName);

} // namespace forkyard::app
