#include "ui/editor/syntax_check.h"

#include "core/lang/parse.h"
#include "core/lang/tree.h"

namespace forkyard::ui {

namespace {

/// The front end words them as CPython does; the reader gets a sentence in their own language, by a code.
Diagnostic warningOf(const lang::SyntaxWarning &warning) {
    Diagnostic found;
    found.category = DiagnosticClass::UserMistake;
    found.span.line = found.span.endLine = warning.line;
    const std::string &text = warning.text;
    const std::string type = text.starts_with('\'') ? text.substr(1, text.find('\'', 1) - 1) : std::string();
    if (text.starts_with("\"is not\"")) found.code = "warning.is-not-literal";
    else if (text.starts_with("\"is\"")) found.code = "warning.is-literal";
    else if (text.find("not callable") != std::string::npos) found = {"warning.not-callable", {type}, found.span, found.category, {}};
    else if (text.find("not subscriptable") != std::string::npos) found = {"warning.not-subscriptable", {type}, found.span, found.category, {}};
    else if (text.starts_with("assertion is always true")) found.code = "warning.assert-tuple";
    else found = {"warning.other", {text}, found.span, found.category, {}};
    return found;
}

} // namespace

ProgramCheck checkSyntax(const QString &text) {
    const Result<std::unique_ptr<lang::Module>> parsed = lang::parseProgram(text.toStdString());
    if (!parsed) return {parsed.error(), {}};
    ProgramCheck check;
    for (const lang::SyntaxWarning &warning : parsed.value()->warnings) check.warnings.push_back(warningOf(warning));
    return check;
}

} // namespace forkyard::ui
