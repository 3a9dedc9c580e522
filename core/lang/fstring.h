// The pieces of an f-string, by CPython 3.11's rules: the expression in braces is found first, by its brackets and
// quotes alone, and parsed then. Internal to core/lang.
#pragma once

#include "core/lang/parser.h"
#include "core/lang/string_literal.h"

namespace forkyard::lang {

/// Reads one literal (formatted or not) onto the end of a list of pieces: str Constants and FormattedValues in turn.
class FString {
public:
    /// `pieceSpan` is given to all pieces: that of the whole, with the literals beside it.
    FString(const Parser &parser, const Token &token, SourceSpan pieceSpan);

    /// Throws Refusal.
    void readInto(ExprList &pieces);

private:
    void read(ExprList &pieces, int depth);
    void text(ExprList &pieces, int depth);
    void replacement(ExprList &pieces, int depth);
    std::size_t findExpressionEnd();
    ExprPtr parseExpression(std::size_t begin, std::size_t end);
    Conversion conversion();
    void appendText(ExprList &pieces, std::string_view body);
    void appendValue(ExprList &pieces, std::string value);
    bool atEnd() const { return m_at >= m_end; }
    char peek() const { return m_at < m_end ? m_text[m_at] : '\0'; }
    SourceSpan placeOf(std::size_t offset) const;
    [[noreturn]] void fail(std::string code, std::vector<std::string> arguments = {}) const;

    const Parser &m_parser;
    std::string_view m_text; ///< the whole source
    Token m_token;
    SourceSpan m_pieceSpan;
    StringLiteral m_literal;
    std::size_t m_at;
    std::size_t m_end;
};

} // namespace forkyard::lang
