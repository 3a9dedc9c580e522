// String and bytes literals: prefix, body, escapes. Knows nothing of f-string expressions.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace forkyard::lang {

/// A literal taken apart. The body is as written, between the quotes.
struct StringLiteral {
    bool bytes = false;
    bool raw = false;
    bool formatted = false;
    std::string_view body;
};

StringLiteral splitLiteral(std::string_view token);

/// The value of a str literal's body (or of a piece of it), line ends as \n. Its diagnostic has no span.
Result<std::string> decodeText(std::string_view body, bool raw);
/// The value of a bytes literal's body.
Result<std::string> decodeBytes(std::string_view body, bool raw);

} // namespace forkyard::lang
