// What the lexer makes of a text: tokens with their places. Knows nothing of grammar.
#pragma once

#include "core/base/diagnostic.h"
#include "core/base/source_span.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace forkyard::lang {

enum class TokenKind : std::uint8_t {
#define FORKYARD_TOKEN(Name) Name,
#include "core/lang/tokens.def"
};

/// The fixed text of an operator or keyword; empty for the others.
std::string_view fixedText(TokenKind kind);
/// The keyword that this word is, or Name.
TokenKind keywordOrName(std::string_view word);

struct Token {
    TokenKind kind = TokenKind::EndMarker;
    std::uint8_t level = 0;  ///< brackets open after this token
    std::uint32_t begin = 0; ///< byte offsets into the text
    std::uint32_t end = 0;
    SourceSpan span;
};

/// Always ends with an EndMarker, or with an Error token where lexing stopped.
struct TokenStream {
    std::string_view text;
    std::vector<Token> tokens;

    /// Set if the last token is Error.
    std::optional<Diagnostic> failure;
    /// A failure that is reported before any error of grammar, even one that stands earlier in the file.
    bool failureComesFirst = false;
    /// The innermost bracket still open where lexing stopped, for "was never closed".
    std::optional<Token> openBracket;

    std::string_view textOf(const Token &token) const { return text.substr(token.begin, token.end - token.begin); }
};

} // namespace forkyard::lang
