// What went wrong, as a code and arguments. Holds no prose for people: ui (or app, on a terminal) words it.
#pragma once

#include "core/base/source_span.h"

#include <string>
#include <vector>

namespace forkyard {

/// Who can mend it: the user's input, a limit that was met, or a fault of ours.
enum class DiagnosticClass { UserMistake, LimitReached, InternalFault };

struct Diagnostic {
    /// Stable, kebab-case, for instance "syntax.expected-colon"; the key of the sentence in each language.
    std::string code;
    std::vector<std::string> arguments;
    SourceSpan span;
    DiagnosticClass category = DiagnosticClass::UserMistake;
    /// The file it is about; empty for the program's own text.
    std::string file;
};

} // namespace forkyard
