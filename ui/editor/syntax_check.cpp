#include "ui/editor/syntax_check.h"

#include "core/lang/parse.h"

namespace forkyard::ui {

std::optional<Diagnostic> checkSyntax(const QString &text) {
    const Result<std::unique_ptr<lang::Module>> parsed = lang::parseProgram(text.toStdString());
    if (parsed) return std::nullopt;
    return parsed.error();
}

} // namespace forkyard::ui
