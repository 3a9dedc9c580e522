// Words, strings, operators, and the tokens made of them. Lines and numbers have files of their own.
#include "core/lang/lexer.h"

#include "core/lang/lexer_class.h"

#include <algorithm>
#include <cstdio>

namespace forkyard::lang {

namespace {

bool isWordByte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Whether these letters may stand before a quote: b, r, u, f, br, rb, fr, rf in any case.
bool isStringPrefix(std::string_view word) {
    if (word.size() > 2) return false;
    std::string lower;
    for (const char c : word) lower.push_back(static_cast<char>(c | 0x20));
    if (lower.size() == 1) return lower == "b" || lower == "r" || lower == "u" || lower == "f";
    return lower == "br" || lower == "rb" || lower == "fr" || lower == "rf";
}

std::string hexadecimal(char32_t c) {
    char digits[16];
    std::snprintf(digits, sizeof digits, "%04X", static_cast<unsigned>(c));
    return digits;
}

} // namespace

TokenStream tokenize(std::string_view text) {
    return Lexer(text).tokenizeAll();
}

TokenStream tokenizeEmbedded(std::string_view text, std::size_t begin, std::size_t end, SourceSpan start) {
    return Lexer(text).tokenizeRange(begin, end, start);
}

Lexer::Lexer(std::string_view text) : m_text(text), m_end(text.size()) {
    m_stream.text = text;
}

TokenStream Lexer::tokenizeAll() {
    m_stream.tokens.reserve(m_text.size() / 4 + 16);
    while (nextToken()) {
    }
    return std::move(m_stream);
}

TokenStream Lexer::tokenizeRange(std::size_t begin, std::size_t end, SourceSpan start) {
    m_at = begin;
    m_end = end;
    m_line = start.line;
    m_lineStart = begin - start.column; // as if all before were ASCII: only the difference matters
    m_atLineStart = false;
    m_embedded = true;

    Token open = at(TokenKind::LeftParen, begin - 1);
    open.level = 1;
    m_stream.tokens.push_back(open);
    m_brackets.push_back({'(', open});
    while (nextToken()) {
    }
    return std::move(m_stream);
}

bool Lexer::nextToken() {
    if (m_atLineStart && !lineStart()) return false;
    skipBlanksAndComment();
    if (atEnd()) return endOfText();

    begin();
    const char c = peek();
    if (c == '\n' || c == '\r') {
        if (m_brackets.empty())
            newlineToken();
        else
            takeLineEnd();
        return true;
    }
    if (c == '\\') return joinLine();
    if (isDigit(c) || (c == '.' && isDigit(peek(1)))) return number();
    if (isWordByte(c)) return word();
    if (c == '"' || c == '\'') return string(m_at);
    return operatorOrBracket();
}

// ---------------------------------------------------------------- words and strings

bool Lexer::word() {
    const std::size_t start = m_at;
    bool ascii = true;
    while (isWordByte(peek())) {
        if (static_cast<unsigned char>(peek()) >= 0x80) {
            ascii = false;
            if (isContinuationByte(peek())) ++m_continuationBytes;
        }
        ++m_at;
    }
    const std::string_view text = m_text.substr(start, m_at - start);
    if ((peek() == '"' || peek() == '\'') && isStringPrefix(text)) return string(start);
    if (!ascii && !checkName(start)) return false;
    finish(ascii ? keywordOrName(text) : TokenKind::Name);
    return true;
}

bool Lexer::checkName(std::size_t start) {
    for (std::size_t at = start; at < m_at;) {
        const CodePoint c = decodeUtf8(m_text, at);
        const bool valid = at == start ? isIdentifierStart(c.value) : isIdentifierContinue(c.value);
        if (!valid) {
            for (std::size_t i = at; i < m_at; ++i) m_continuationBytes -= isContinuationByte(m_text[i]);
            m_at = at;
            return strangeCharacter();
        }
        at += c.length;
    }
    return true;
}

/// A character that no token begins with.
bool Lexer::strangeCharacter() {
    const CodePoint c = decodeUtf8(m_text, m_at);
    const std::uint32_t column = columnAt(m_at);
    const SourceSpan span{m_line, column, m_line, column + 1};
    const std::string shown(m_text.substr(m_at, c.length));
    const auto mend = mendFor(c.value);
    if (isPrintable(c.value)) {
        if (mend) return fail("syntax.full-width-character", {shown, hexadecimal(c.value), *mend}, span);
        return fail("syntax.invalid-character", {shown, hexadecimal(c.value)}, span);
    }
    if (mend) return fail("syntax.no-break-space", {hexadecimal(c.value), *mend}, span);
    return fail("syntax.non-printable-character", {hexadecimal(c.value)}, span);
}

/// m_at is at the first quote, the prefix (if any) starts at `start`.
bool Lexer::string(std::size_t start) {
    m_begin = start;
    const char quote = peek();
    const bool triple = peek(1) == quote && peek(2) == quote;
    m_at += triple ? 3 : 1;
    const SourceSpan opened = m_beginSpan;
    for (;;) {
        if (atEnd() || (!triple && (peek() == '\n' || peek() == '\r'))) {
            // The last line that has something on it is the one that CPython names.
            std::uint32_t line = m_line;
            if (triple && m_at == m_lineStart && line > opened.line) --line;
            return fail(triple ? "syntax.unterminated-triple-string" : "syntax.unterminated-string",
                        {std::to_string(line)}, {opened.line, opened.column, opened.line, opened.column + 1});
        }
        const char c = peek();
        if (c == quote && (!triple || (peek(1) == quote && peek(2) == quote))) break;
        if (c == '\n' || c == '\r') {
            takeLineEnd();
            continue;
        }
        if (isContinuationByte(c)) ++m_continuationBytes;
        ++m_at;
        if (c != '\\' || atEnd()) continue;
        if (atLineEnd())
            takeLineEnd();
        else {
            if (isContinuationByte(peek())) ++m_continuationBytes;
            ++m_at;
        }
    }
    m_at += triple ? 3 : 1;
    finish(TokenKind::String);
    return true;
}

// ---------------------------------------------------------------- operators

bool Lexer::operatorOrBracket() {
    const char c = peek();
    const auto take = [&](std::size_t length, TokenKind kind) {
        m_at += length;
        finish(kind);
        return true;
    };
    const auto open = [&](TokenKind kind) {
        if (m_brackets.size() >= MaximumBracketDepth) {
            ++m_at;
            return failBefore(m_at, "syntax.too-many-brackets");
        }
        m_brackets.push_back({c, at(kind, m_at)});
        return take(1, kind);
    };
    using enum TokenKind;
    const char next = peek(1);
    const bool withEqual = next == '=';
    switch (c) {
    case '(':
        return open(LeftParen);
    case '[':
        return open(LeftBracket);
    case '{':
        return open(LeftBrace);
    case ')':
    case ']':
    case '}':
        return closeBracket(c);
    case ',':
        return take(1, Comma);
    case ';':
        return take(1, Semicolon);
    case '~':
        return take(1, Tilde);
    case ':':
        return withEqual ? take(2, ColonEqual) : take(1, Colon);
    case '.':
        return next == '.' && peek(2) == '.' ? take(3, Ellipsis) : take(1, Dot);
    case '=':
        return withEqual ? take(2, EqualEqual) : take(1, Equal);
    case '!':
        return withEqual ? take(2, NotEqual) : take(1, Unknown);
    case '+':
        return withEqual ? take(2, PlusEqual) : take(1, Plus);
    case '%':
        return withEqual ? take(2, PercentEqual) : take(1, Percent);
    case '@':
        return withEqual ? take(2, AtEqual) : take(1, At);
    case '|':
        return withEqual ? take(2, BarEqual) : take(1, Bar);
    case '^':
        return withEqual ? take(2, CaretEqual) : take(1, Caret);
    case '&':
        return withEqual ? take(2, AmpersandEqual) : take(1, Ampersand);
    case '-':
        return next == '>' ? take(2, Arrow) : withEqual ? take(2, MinusEqual) : take(1, Minus);
    case '*':
        if (next == '*') return peek(2) == '=' ? take(3, StarStarEqual) : take(2, StarStar);
        return withEqual ? take(2, StarEqual) : take(1, Star);
    case '/':
        if (next == '/') return peek(2) == '=' ? take(3, SlashSlashEqual) : take(2, SlashSlash);
        return withEqual ? take(2, SlashEqual) : take(1, Slash);
    case '<':
        if (next == '<') return peek(2) == '=' ? take(3, LeftShiftEqual) : take(2, LeftShift);
        // `<>` was "not equal" once; CPython still reads it as one token, that fits nowhere.
        return withEqual ? take(2, LessEqual) : next == '>' ? take(2, Unknown) : take(1, Less);
    case '>':
        if (next == '>') return peek(2) == '=' ? take(3, RightShiftEqual) : take(2, RightShift);
        return withEqual ? take(2, GreaterEqual) : take(1, Greater);
    default:
        break;
    }
    if (!isPrintable(static_cast<unsigned char>(c))) return strangeCharacter();
    return take(1, Unknown);
}

bool Lexer::closeBracket(char c) {
    const char opening = c == ')' ? '(' : c == ']' ? '[' : '{';
    const TokenKind kind = c == ')'   ? TokenKind::RightParen
                           : c == ']' ? TokenKind::RightBracket
                                      : TokenKind::RightBrace;
    if (m_brackets.empty() || (m_embedded && m_brackets.size() == 1)) {
        ++m_at;
        return failBefore(m_at, "syntax.unmatched-bracket", {std::string(1, c)});
    }
    const Bracket open = m_brackets.back();
    if (open.character != opening) {
        ++m_at;
        std::vector<std::string> arguments{std::string(1, c), std::string(1, open.character)};
        if (open.token.span.line == m_line) return failBefore(m_at, "syntax.mismatched-bracket", std::move(arguments));
        arguments.push_back(std::to_string(open.token.span.line));
        return failBefore(m_at, "syntax.mismatched-bracket-lines", std::move(arguments));
    }
    m_brackets.pop_back();
    ++m_at;
    finish(kind);
    return true;
}

// ---------------------------------------------------------------- making tokens

void Lexer::begin() {
    m_begin = m_at;
    m_beginSpan = {m_line, columnAt(m_at), m_line, columnAt(m_at)};
}

void Lexer::finish(TokenKind kind) {
    Token token;
    token.kind = kind;
    token.level = static_cast<std::uint8_t>(m_brackets.size());
    token.begin = static_cast<std::uint32_t>(m_begin);
    token.end = static_cast<std::uint32_t>(m_at);
    token.span = {m_beginSpan.line, m_beginSpan.column, m_line, columnAt(m_at)};
    m_stream.tokens.push_back(token);
}

Token Lexer::at(TokenKind kind, std::size_t offset) const {
    Token token;
    token.kind = kind;
    token.level = static_cast<std::uint8_t>(m_brackets.size());
    token.begin = token.end = static_cast<std::uint32_t>(offset);
    token.span = {m_line, columnAt(offset), m_line, columnAt(offset)};
    return token;
}

SourceSpan Lexer::lineEndSpan() const {
    const std::uint32_t column = columnAt(m_at);
    return {m_line, column, m_line, column + 1};
}

bool Lexer::fail(std::string code, std::vector<std::string> arguments, SourceSpan span, bool comesFirst) {
    m_stream.failure = Diagnostic{std::move(code), std::move(arguments), span, DiagnosticClass::UserMistake, {}};
    m_stream.failureComesFirst = comesFirst;
    if (!m_brackets.empty()) m_stream.openBracket = m_brackets.back().token;
    m_stream.tokens.push_back(at(TokenKind::Error, m_at));
    return false;
}

/// Points at the one character before `offset`.
bool Lexer::failBefore(std::size_t offset, std::string code, std::vector<std::string> arguments) {
    const std::uint32_t column = columnAt(offset);
    return fail(std::move(code), std::move(arguments), {m_line, column - 1, m_line, column});
}

} // namespace forkyard::lang
