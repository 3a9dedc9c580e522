// What the second reading is asked, and the tools that its rules share.
#include "core/lang/explainer.h"

#include "core/lang/explainer_class.h"
#include "core/lang/unicode.h"

#include <algorithm>

namespace forkyard::lang {

namespace {

Diagnostic mistake(std::string code, std::vector<std::string> arguments, SourceSpan span) {
    return {std::move(code), std::move(arguments), span, DiagnosticClass::UserMistake, {}};
}

/// Where no wrong form is known: the first token that did not fit.
Diagnostic generic(const TokenStream &stream, std::size_t furthest) {
    const Token &token = stream.tokens[furthest];
    switch (token.kind) {
    case TokenKind::Indent:
        return mistake("indentation.unexpected-indent", {}, token.span);
    case TokenKind::Dedent:
        return mistake("indentation.unexpected-dedent", {}, token.span);
    case TokenKind::EndMarker:
        return mistake("syntax.invalid", {}, {token.span.line, 0, 0, 0});
    default:
        return mistake("syntax.invalid", {}, token.span);
    }
}

/// In code points, of a line that some token starts on.
std::uint32_t lengthOfLine(const TokenStream &stream, std::uint32_t line) {
    const auto token = std::lower_bound(stream.tokens.begin(), stream.tokens.end(), line,
                                        [](const Token &t, std::uint32_t wanted) { return t.span.line < wanted; });
    if (token == stream.tokens.end()) return 0;
    constexpr std::string_view LineEnds = "\r\n";
    const std::string_view before = stream.text.substr(0, token->begin);
    const std::size_t begin = before.find_last_of(LineEnds) + 1; // npos + 1 is 0
    const std::size_t end = stream.text.find_first_of(LineEnds, token->begin);
    return static_cast<std::uint32_t>(countCodePoints(stream.text.substr(begin, end - begin)));
}

Diagnostic explainWith(const TokenStream &stream, Explainer &explainer, std::size_t furthest, bool embedded) {
    // The lexer stopped just where the parser wanted more.
    if (stream.tokens[furthest].kind == TokenKind::Error) return *stream.failure;
    try {
        explainer.run(embedded);
    } catch (const Found &found) {
        if (found.byLexer) return found.diagnostic;
        return preferLexer(stream, found.diagnostic, stream.tokens[explainer.furthest()].span.line);
    }
    Diagnostic found = generic(stream, furthest);
    if (found.code.starts_with("indentation.")) return found;
    return preferLexer(stream, std::move(found), stream.tokens[explainer.furthest()].span.line);
}

} // namespace

Diagnostic explain(const TokenStream &stream, std::size_t statement, std::size_t furthest) {
    Explainer explainer(stream, statement, furthest);
    return explainWith(stream, explainer, furthest, false);
}

Diagnostic explainEmbedded(const TokenStream &stream, std::size_t furthest) {
    Explainer explainer(stream, 0, furthest);
    return explainWith(stream, explainer, furthest, true);
}

Diagnostic preferLexer(const TokenStream &stream, Diagnostic found, std::uint32_t lastLine) {
    if (!stream.failure) return found;
    if (stream.failureComesFirst) return *stream.failure;
    if (!stream.openBracket || lastLine <= stream.openBracket->span.line) return found;
    SourceSpan span = stream.openBracket->span;
    span.endColumn = span.column + 1;
    return mistake("syntax.never-closed", {std::string(fixedText(stream.openBracket->kind))}, span);
}

std::string_view expressionName(const Shape &shape) {
    switch (shape.kind) {
    case ExpressionKind::Attribute:
        return "attribute";
    case ExpressionKind::Subscript:
        return "subscript";
    case ExpressionKind::Starred:
        return "starred";
    case ExpressionKind::Name:
        return "name";
    case ExpressionKind::List:
        return "list";
    case ExpressionKind::Tuple:
        return "tuple";
    case ExpressionKind::Lambda:
        return "lambda";
    case ExpressionKind::Call:
        return "function call";
    case ExpressionKind::BoolOp:
    case ExpressionKind::BinOp:
    case ExpressionKind::UnaryOp:
        return "expression";
    case ExpressionKind::GeneratorExp:
        return "generator expression";
    case ExpressionKind::Yield:
    case ExpressionKind::YieldFrom:
        return "yield expression";
    case ExpressionKind::Await:
        return "await expression";
    case ExpressionKind::ListComp:
        return "list comprehension";
    case ExpressionKind::SetComp:
        return "set comprehension";
    case ExpressionKind::DictComp:
        return "dict comprehension";
    case ExpressionKind::Dict:
        return "dict literal";
    case ExpressionKind::Set:
        return "set display";
    case ExpressionKind::JoinedStr:
    case ExpressionKind::FormattedValue:
        return "f-string expression";
    case ExpressionKind::Compare:
        return "comparison";
    case ExpressionKind::IfExp:
        return "conditional expression";
    case ExpressionKind::NamedExpr:
        return "named expression";
    case ExpressionKind::Slice:
        return "slice";
    case ExpressionKind::Constant:
        break;
    }
    switch (shape.constant) {
    case ConstantKind::None:
        return "None";
    case ConstantKind::True:
        return "True";
    case ConstantKind::False:
        return "False";
    case ConstantKind::Ellipsis:
        return "ellipsis";
    default:
        return "literal";
    }
}

// ---------------------------------------------------------------- tokens

const Token &Explainer::look(std::size_t ahead) {
    const std::size_t index = std::min(m_at + ahead, m_stream.tokens.size() - 1);
    const Token &token = m_stream.tokens[index];
    m_furthest = std::max(m_furthest, index);
    if (token.kind == TokenKind::Error) throw Found{*m_stream.failure, true};
    return token;
}

bool Explainer::take(TokenKind kind) {
    if (!at(kind)) return false;
    if (kind != TokenKind::EndMarker) ++m_at;
    return true;
}

bool Explainer::atAny(std::initializer_list<TokenKind> kinds) {
    return std::find(kinds.begin(), kinds.end(), look().kind) != kinds.end();
}

bool Explainer::takeAny(std::initializer_list<TokenKind> kinds) {
    if (!atAny(kinds)) return false;
    ++m_at;
    return true;
}

bool Explainer::word(std::string_view text) {
    return at(TokenKind::Name) && m_stream.textOf(look()) == text;
}

/// CPython takes any beginning of a soft keyword for one here.
bool Explainer::atSoftKeyword() {
    if (!at(TokenKind::Name)) return false;
    const std::string_view text = m_stream.textOf(look());
    return std::string_view("match").starts_with(text) || std::string_view("case").starts_with(text) || text == "_";
}

/// A token that nothing but itself could stand for, wherever it is missing.
void Explainer::force(TokenKind kind) {
    if (!take(kind)) raiseToken(m_at, "syntax.expected", {std::string(fixedText(kind))});
}

const Shape *Explainer::shape(ExpressionKind kind, std::size_t first, std::vector<const Shape *> parts) {
    Shape &result = m_shapes.emplace_back();
    result.kind = kind;
    result.first = static_cast<std::uint32_t>(first);
    result.last = static_cast<std::uint32_t>(m_at - 1);
    result.parts = std::move(parts);
    return &result;
}

// ---------------------------------------------------------------- what is wrong

void Explainer::raise(std::string code, std::vector<std::string> arguments, SourceSpan span) {
    // Of several lines only the first is shown, and no caret stands behind it.
    if (span.endLine != span.line && span.endLine != 0)
        span.endColumn = std::min(span.endColumn, lengthOfLine(m_stream, span.line));
    throw Found{mistake(std::move(code), std::move(arguments), span), false};
}

void Explainer::raiseRange(std::size_t first, std::size_t last, std::string code, std::vector<std::string> arguments) {
    const SourceSpan &begin = m_stream.tokens[first].span;
    const SourceSpan &end = m_stream.tokens[last].span;
    raise(std::move(code), std::move(arguments), {begin.line, begin.column, end.endLine, end.endColumn});
}

void Explainer::raiseAt(const Shape *shape, std::string code, std::vector<std::string> arguments) {
    raiseRange(shape->first, shape->last, std::move(code), std::move(arguments));
}

void Explainer::raiseToken(std::size_t token, std::string code, std::vector<std::string> arguments) {
    raiseRange(token, token, std::move(code), std::move(arguments));
}

/// From a token to as far as has been read, less one column (but a line end counts as one).
void Explainer::raiseFrom(std::size_t token, std::string code) {
    const SourceSpan &begin = m_stream.tokens[token].span;
    const Token &last = m_stream.tokens[m_furthest];
    const std::uint32_t end = last.span.endColumn - (last.kind == TokenKind::Newline ? 0 : 1);
    raise(std::move(code), {}, {begin.line, begin.column, last.span.endLine, end});
}

/// At the furthest token that has been read, which need not be where the wrong form ends.
void Explainer::raiseHere(std::string code, std::vector<std::string> arguments) {
    raiseToken(m_furthest, std::move(code), std::move(arguments));
}

/// The first part of an expression that cannot be a target of that kind; null if all can.
const Shape *Explainer::invalidTarget(const Shape *shape, Targets targets) {
    switch (shape->kind) {
    case ExpressionKind::List:
    case ExpressionKind::Tuple:
        for (const Shape *part : shape->parts)
            if (const Shape *wrong = invalidTarget(part, targets)) return wrong;
        return nullptr;
    case ExpressionKind::Starred:
        return targets == Targets::Del ? shape : invalidTarget(shape->parts[0], targets);
    case ExpressionKind::Compare:
        if (targets != Targets::For) return shape;
        return shape->firstIsIn ? invalidTarget(shape->parts[0], targets) : nullptr;
    case ExpressionKind::Name:
    case ExpressionKind::Subscript:
    case ExpressionKind::Attribute:
        return nullptr;
    default:
        return shape;
    }
}

void Explainer::raiseIfInvalidTarget(const Shape *shape, Targets targets) {
    const Shape *wrong = shape ? invalidTarget(shape, targets) : nullptr;
    if (!wrong) return;
    raiseAt(wrong, targets == Targets::Del ? "syntax.cannot-delete" : "syntax.cannot-assign",
            {std::string(expressionName(*wrong))});
}

bool Explainer::isLegacyStatement(const Shape *shape) const {
    if (shape->kind != ExpressionKind::Name) return false;
    const std::string_view name = m_stream.textOf(m_stream.tokens[shape->first]);
    return name == "print" || name == "exec";
}

} // namespace forkyard::lang
