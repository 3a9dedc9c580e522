// What every part of the parser asks of the tokens, and how it refuses them.
#include "core/lang/parser.h"

namespace forkyard::lang {

bool endsTuple(TokenKind kind) {
    using enum TokenKind;
    switch (kind) {
    case Newline:
    case Semicolon:
    case Equal:
    case RightParen:
    case RightBracket:
    case RightBrace:
    case Colon:
    case In:
    case EndMarker:
    case PlusEqual:
    case MinusEqual:
    case StarEqual:
    case AtEqual:
    case SlashEqual:
    case PercentEqual:
    case StarStarEqual:
    case LeftShiftEqual:
    case RightShiftEqual:
    case BarEqual:
    case CaretEqual:
    case AmpersandEqual:
    case SlashSlashEqual:
        return true;
    default:
        return false;
    }
}

void refuseMistake(const char *code, const SourceSpan &span, std::string_view argument,
                   std::string_view secondArgument) {
    Diagnostic diagnostic{code, {}, span, DiagnosticClass::UserMistake, {}};
    if (!argument.empty()) diagnostic.arguments.emplace_back(argument);
    if (!secondArgument.empty()) diagnostic.arguments.emplace_back(secondArgument);
    throw Refusal{std::move(diagnostic)};
}

const Token &Parser::ahead(std::size_t count) const {
    const std::size_t index = m_at + count;
    return m_stream.tokens[index < m_stream.tokens.size() ? index : m_stream.tokens.size() - 1];
}

bool Parser::accept(TokenKind kind) {
    if (!at(kind)) return false;
    advance();
    return true;
}

void Parser::expect(TokenKind kind) {
    if (!accept(kind)) misfit();
}

std::string Parser::name() {
    if (!at(TokenKind::Name)) misfit();
    advance();
    return nameText(previous());
}

void Parser::misfit() const {
    throw Misfit{};
}

void Parser::refuse(std::string code, std::vector<std::string> arguments, SourceSpan span) const {
    throw Refusal{{std::move(code), std::move(arguments), span, DiagnosticClass::UserMistake, {}}, true};
}

void Parser::tooDeep() const {
    const SourceSpan line{current().span.line, 0, 0, 0};
    throw Refusal{{"limit.nesting", {}, line, DiagnosticClass::LimitReached, {}}, true};
}

SourceSpan Parser::since(const SourceSpan &start) const {
    const SourceSpan &last = previous().span;
    return {start.line, start.column, last.endLine, last.endColumn};
}

} // namespace forkyard::lang
