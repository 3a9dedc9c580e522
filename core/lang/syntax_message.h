// CPython's words for a diagnostic of core/lang, and the form in which a terminal shows it. The window has sentences of
// its own for the same codes.
#pragma once

#include "core/base/diagnostic.h"

#include <string>
#include <string_view>

namespace forkyard::lang {

struct SyntaxMessage {
    std::string exceptionType; ///< SyntaxError, IndentationError, TabError, …
    std::string text;
};

/// "SystemError" and the code itself for a diagnostic that is not of core/lang.
SyntaxMessage syntaxMessage(const Diagnostic &diagnostic, std::string_view fileName);

/// What CPython prints before it gives up, with a line end behind it:
///
///       File "x.py", line 3
///         if x
///             ^
///     SyntaxError: expected ':'
///
/// The source is the text that was parsed. Errors without a place (encodings) are the last line alone.
std::string formatSyntaxError(const Diagnostic &diagnostic, std::string_view source, std::string_view fileName);

} // namespace forkyard::lang
