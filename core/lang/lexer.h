// Text to tokens, with CPython's rules for indentation, line joining, literals and what is wrong with them.
#pragma once

#include "core/lang/token.h"

namespace forkyard::lang {

/// The whole of a program. The text (UTF-8, line ends of any kind, no byte order mark) must outlive the stream.
TokenStream tokenize(std::string_view text);

/// The expression of an f-string's braces: bytes [begin, end) of the text, read as if in parentheses, which the first
/// and the last token stand for. `start` is the place of the byte at `begin`.
TokenStream tokenizeEmbedded(std::string_view text, std::size_t begin, std::size_t end, SourceSpan start);

/// How many brackets, and how many indented blocks, may be open at once, as in CPython.
constexpr std::size_t MaximumBracketDepth = 200;
constexpr std::size_t MaximumIndentation = 100;

} // namespace forkyard::lang
