// Pieces of a program for an editor to colour. Knows no colours, and takes any text: a program that is being typed is
// wrong most of the time.
#pragma once

#include "core/base/source_span.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace forkyard::lang {

enum class HighlightKind : std::uint8_t {
    Keyword,
    SoftConstant, ///< True, False, None, Ellipsis; self and cls
    BuiltIn,      ///< print, len, range, …, where they are not attributes
    Definition,   ///< the name behind `def` or `class`
    Decorator,
    Name,
    Number,
    String,          ///< with its prefix and quotes; an f-string in pieces around its expressions
    StringDelimiter, ///< the braces of an f-string's expression
    Comment,
    Operator,
    Error, ///< a character or literal that no program can have
};

struct HighlightToken {
    HighlightKind kind = HighlightKind::Name;
    std::uint32_t begin = 0; ///< byte offsets into the text
    std::uint32_t end = 0;
    SourceSpan span;
};

/// In the order of the text, without overlap; what lies between them is blank. Never fails.
std::vector<HighlightToken> tokenizeForHighlighting(std::string_view text);

} // namespace forkyard::lang
