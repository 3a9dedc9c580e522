// What a line of the program binds a name by, as the program says it: "import threading", "def change", "class
// Account". Knows a run's sources; no widget, and no language but the program's own: it is told as it is in every
// language.
#pragma once

#include "core/trace/store.h"

#include <QString>

#include <string_view>

namespace forkyard::ui {

/// Of a name that is bound at a line (packLine). Empty: the line only stores something in it, or it is not known.
QString statementOf(const trace::Store &store, const QString &name, std::uint32_t line);

/// An object of which only its class can be told, "<Dog object at 0x7f>", or a list that begins with one: its line
/// would say nothing.
inline bool isOpaqueText(std::string_view text) {
    const std::size_t first = text.find_first_not_of("[({");
    return first != std::string_view::npos && text[first] == '<';
}

} // namespace forkyard::ui
