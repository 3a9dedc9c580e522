// The source line of a traceback's entry with the carets CPython 3.11 puts under it. Knows only text and spans.
#pragma once

#include "core/base/source_span.h"

#include <string>
#include <string_view>

namespace forkyard::vm {

/// "    line\n" and, where the span is less than the whole line, "    ~~^~~\n" beneath. Empty where the line is not there.
std::string tracebackLines(std::string_view source, const SourceSpan &span);

} // namespace forkyard::vm
