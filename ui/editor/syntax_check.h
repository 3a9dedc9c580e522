// Whether a text is a program, as the language's front end says. Runs nothing.
#pragma once

#include "core/base/diagnostic.h"

#include <QString>

#include <optional>

namespace forkyard::ui {

/// The first mistake of a program's text, or nothing.
std::optional<Diagnostic> checkSyntax(const QString &text);

} // namespace forkyard::ui
