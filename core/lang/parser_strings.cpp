// Adjacent string literals become one Constant or JoinedStr here.
#include "core/lang/explainer.h"
#include "core/lang/fstring.h"
#include "core/lang/lexer.h"
#include "core/lang/unicode.h"

#include <cstring>

namespace forkyard::lang {

namespace {

[[noreturn]] void raise(Diagnostic diagnostic, SourceSpan span) {
    diagnostic.span = span;
    const bool ours = diagnostic.code.starts_with("subset.");
    throw Refusal{std::move(diagnostic), ours};
}

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

constexpr int MaximumFormatDepth = 2;

} // namespace

ExprPtr Parser::strings() {
    const std::size_t first = m_at;
    bool formatted = false;
    std::size_t bytes = 0;
    while (at(TokenKind::String)) {
        const StringLiteral literal = splitLiteral(m_stream.textOf(current()));
        formatted = formatted || literal.formatted;
        bytes += literal.bytes;
        advance();
    }
    // Where a literal is wrong inside, CPython points at the token behind.
    if (at(TokenKind::Error)) misfit();
    if (bytes != 0 && bytes != m_at - first)
        throw Refusal{{"syntax.mixed-bytes", {}, current().span, DiagnosticClass::UserMistake, {}}};
    const SourceSpan span = since(m_stream.tokens[first].span);

    if (bytes == 0 && formatted) {
        auto joined = make<JoinedStr>(span);
        for (std::size_t i = first; i < m_at; ++i) FString(*this, m_stream.tokens[i], span).readInto(joined->values);
        return joined;
    }
    auto constant = make<Constant>(span);
    constant->constant = bytes != 0 ? ConstantKind::Bytes : ConstantKind::Str;
    for (std::size_t i = first; i < m_at; ++i) {
        const StringLiteral literal = splitLiteral(m_stream.textOf(m_stream.tokens[i]));
        auto value = bytes != 0 ? decodeBytes(literal.body, literal.raw) : decodeText(literal.body, literal.raw);
        if (!value) {
            const bool wholeToken =
                value.error().code == "syntax.bytes-not-ascii" || value.error().code.starts_with("subset.");
            raise(value.error(), wholeToken ? m_stream.tokens[i].span : current().span);
        }
        constant->text += value.value();
    }
    return constant;
}

// ---------------------------------------------------------------- f-strings

FString::FString(const Parser &parser, const Token &token, SourceSpan pieceSpan)
    : m_parser(parser), m_text(parser.m_stream.text), m_token(token), m_pieceSpan(pieceSpan),
      m_literal(splitLiteral(parser.m_stream.textOf(token))),
      m_at(static_cast<std::size_t>(m_literal.body.data() - m_text.data())), m_end(m_at + m_literal.body.size()) {}

void FString::readInto(ExprList &pieces) {
    if (!m_literal.formatted) {
        appendText(pieces, m_literal.body);
        return;
    }
    read(pieces, 0);
    if (!atEnd()) fail("f-string.single-brace");
}

void FString::read(ExprList &pieces, int depth) {
    for (;;) {
        text(pieces, depth);
        if (atEnd() || peek() == '}') return;
        replacement(pieces, depth);
    }
}

/// Everything up to a brace that is not doubled.
void FString::text(ExprList &pieces, int depth) {
    std::size_t start = m_at;
    while (!atEnd()) {
        char c = m_text[m_at++];
        if (!m_literal.raw && c == '\\' && !atEnd()) {
            c = m_text[m_at++];
            if (c == 'N') {
                if (peek() == '{')
                    while (!atEnd() && m_text[m_at++] != '}') {
                    }
                continue;
            }
        }
        if (c != '{' && c != '}') continue;
        if (depth == 0 && peek() == c && !atEnd()) {
            appendText(pieces, m_text.substr(start, m_at - start));
            start = ++m_at;
            continue;
        }
        if (depth == 0 && c == '}') fail("f-string.single-brace");
        --m_at;
        break;
    }
    appendText(pieces, m_text.substr(start, m_at - start));
}

/// `{expression=!conversion:format}`
void FString::replacement(ExprList &pieces, int depth) {
    if (depth >= MaximumFormatDepth) fail("f-string.nested-too-deeply");
    const std::size_t begin = ++m_at;
    const std::size_t end = findExpressionEnd();
    auto node = std::make_unique<FormattedValue>(m_pieceSpan);
    node->value = parseExpression(begin, end);
    bool debug = false;
    if (peek() == '=') {
        debug = true;
        ++m_at;
        while (!atEnd() && (isSpace(peek()) || peek() == '\v')) ++m_at;
        appendText(pieces, m_text.substr(begin, m_at - begin));
    }
    if (peek() == '!') node->conversion = conversion();
    if (atEnd()) fail("f-string.expecting-brace");
    if (peek() == ':') {
        ++m_at;
        if (atEnd()) fail("f-string.expecting-brace");
        auto format = std::make_unique<JoinedStr>(m_pieceSpan);
        read(format->values, depth + 1);
        node->formatSpec = std::move(format);
    }
    if (peek() != '}') fail("f-string.expecting-brace");
    ++m_at;
    if (debug && !node->formatSpec && node->conversion == Conversion::None) node->conversion = Conversion::Repr;
    pieces.push_back(std::move(node));
}

Conversion FString::conversion() {
    ++m_at;
    if (atEnd()) fail("f-string.expecting-brace");
    switch (m_text[m_at++]) {
    case 's':
        return Conversion::Str;
    case 'r':
        return Conversion::Repr;
    case 'a':
        return Conversion::Ascii;
    default:
        fail("f-string.conversion");
    }
}

/// Moves to the character that ends the expression: a `}`, `:`, `!` or `=` outside of brackets and strings.
std::size_t FString::findExpressionEnd() {
    char quote = '\0';
    bool triple = false;
    std::string brackets;
    for (; !atEnd(); ++m_at) {
        const char c = peek();
        if (c == '\\') fail("f-string.backslash");
        const bool three = m_at + 2 < m_end && m_text[m_at + 1] == c && m_text[m_at + 2] == c;
        if (quote != '\0') {
            if (c != quote || (triple && !three)) continue;
            if (triple) m_at += 2;
            quote = '\0';
        } else if (c == '\'' || c == '"') {
            quote = c;
            triple = three;
            if (triple) m_at += 2;
        } else if (c == '(' || c == '[' || c == '{') {
            if (brackets.size() >= MaximumBracketDepth) fail("f-string.too-many-brackets");
            brackets.push_back(c);
        } else if (c == '#') {
            fail("f-string.comment");
        } else if (brackets.empty() && std::strchr("!:}=<>", c)) {
            const bool comparison = m_at + 1 < m_end && m_text[m_at + 1] == '=' && std::strchr("!=<>", c);
            if (comparison)
                ++m_at;
            else if (c != '<' && c != '>')
                break;
        } else if (c == ')' || c == ']' || c == '}') {
            if (brackets.empty()) fail("f-string.unmatched-bracket", {std::string(1, c)});
            const char open = brackets.back();
            brackets.pop_back();
            if (c != (open == '(' ? ')' : open == '[' ? ']' : '}'))
                fail("f-string.mismatched-bracket", {std::string(1, c), std::string(1, open)});
        }
    }
    if (quote != '\0') fail("f-string.unterminated-string");
    if (!brackets.empty()) fail("f-string.unmatched-bracket", {std::string(1, brackets.back())});
    if (atEnd()) fail("f-string.expecting-brace");
    return m_at;
}

ExprPtr FString::parseExpression(std::size_t begin, std::size_t end) {
    bool blank = true;
    for (std::size_t i = begin; i < end; ++i) blank = blank && isSpace(m_text[i]);
    if (blank) {
        if (m_text[end] == '}') fail("f-string.empty");
        fail("f-string.expression-required", {std::string(1, m_text[end])});
    }
    const TokenStream stream = tokenizeEmbedded(m_text, begin, end, placeOf(begin));
    Parser parser(stream);
    parser.m_depth = m_parser.m_depth;
    try {
        return parser.parseEmbedded();
    } catch (const Misfit &) {
        Diagnostic found = explainEmbedded(stream, parser.position());
        if (!stream.failure || found.code != stream.failure->code) found.code = "f-string/" + found.code;
        throw Refusal{std::move(found)};
    }
}

void FString::appendText(ExprList &pieces, std::string_view body) {
    auto value = decodeText(body, m_literal.raw);
    if (!value) raise(value.error(), m_parser.current().span);
    appendValue(pieces, std::move(value).value());
}

void FString::appendValue(ExprList &pieces, std::string value) {
    if (value.empty()) return;
    if (!pieces.empty() && pieces.back()->kind == ExpressionKind::Constant) {
        as<Constant>(*pieces.back()).text += value;
        return;
    }
    auto constant = std::make_unique<Constant>(m_pieceSpan);
    constant->constant = ConstantKind::Str;
    constant->text = std::move(value);
    pieces.push_back(std::move(constant));
}

/// Line and column of a byte of the token.
SourceSpan FString::placeOf(std::size_t offset) const {
    SourceSpan place = m_token.span;
    std::size_t lineStart = m_token.begin;
    for (std::size_t i = m_token.begin; i < offset; ++i) {
        const bool lineEnd = m_text[i] == '\n' || (m_text[i] == '\r' && m_text[i + 1] != '\n');
        if (!lineEnd) continue;
        ++place.line;
        place.column = 0;
        lineStart = i + 1;
    }
    place.column += static_cast<std::uint32_t>(countCodePoints(m_text.substr(lineStart, offset - lineStart)));
    return place;
}

void FString::fail(std::string code, std::vector<std::string> arguments) const {
    throw Refusal{{std::move(code), std::move(arguments), m_parser.current().span, DiagnosticClass::UserMistake, {}}};
}

} // namespace forkyard::lang
