// Every sentence the terminal can say, by its code. The definitions are made from resources/translations while building.
#pragma once

#include <string_view>

namespace forkyard::app {

/// Empty where the language has none.
std::string_view terminalWords_en(std::string_view code);
std::string_view terminalWords_zh_CN(std::string_view code);

} // namespace forkyard::app
