// Whether a text is a program, as the language's front end says. Runs nothing.
#pragma once

#include "core/base/diagnostic.h"

#include <QString>

#include <optional>
#include <vector>

namespace forkyard::ui {

struct ProgramCheck {
    /// The first mistake; a text with one is no program.
    std::optional<Diagnostic> problem = std::nullopt;
    /// What runs, and is hardly meant so: CPython's SyntaxWarnings. Only of a text without a mistake.
    std::vector<Diagnostic> warnings = {};
};

ProgramCheck checkSyntax(const QString &text);

} // namespace forkyard::ui
