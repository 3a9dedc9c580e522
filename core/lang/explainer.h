// What is wrong with a program that Parser gave up on, said as CPython 3.11 says it. Internal to core/lang.
#pragma once

#include "core/lang/token.h"

#include <cstddef>

namespace forkyard::lang {

/// `statement`: first token of the outermost statement that is wrong. `furthest`: the token that fitted nowhere.
Diagnostic explain(const TokenStream &stream, std::size_t statement, std::size_t furthest);
/// The same for the expression of an f-string's braces (tokenizeEmbedded's stream).
Diagnostic explainEmbedded(const TokenStream &stream, std::size_t furthest);

/// What is reported of a program in which a mistake was found: the mistake itself, or what the lexer has against the
/// text further on, which CPython lets go first. `lastLine`: line of the furthest token that was looked at.
Diagnostic preferLexer(const TokenStream &stream, Diagnostic found, std::uint32_t lastLine);

} // namespace forkyard::lang
