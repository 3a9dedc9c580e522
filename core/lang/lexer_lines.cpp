// Where lines begin, go on and end: indentation, joined lines, comments, the end of the text.
#include "core/lang/lexer_class.h"

namespace forkyard::lang {

namespace {

constexpr std::uint32_t TabWidth = 8;

} // namespace

void Lexer::takeLineEnd() {
    m_at += peek() == '\r' && peek(1) == '\n' ? 2 : 1;
    m_lineStart = m_at;
    m_continuationBytes = 0;
    ++m_line;
}

/// Finds the next line that is more than blanks or a comment, and makes Indent and Dedent of its indentation.
bool Lexer::lineStart() {
    Indentation now;
    for (;;) {
        if (!measureIndentation(now)) return false;
        if (peek() == '#') skipBlanksAndComment();
        if (atEnd() || !atLineEnd()) break;
        takeLineEnd();
    }
    m_atLineStart = false;
    if (atEnd()) return true;
    const Indentation current = m_indentation.back();
    if (now.column > current.column) return indent(now);
    if (now.column < current.column) return dedent(now);
    if (now.alternative != current.alternative) return fail("tab.inconsistent", {}, {m_line, 0, m_line, 1}, false);
    return true;
}

/// Where a backslash joins lines, the first of them that is not empty says how deep they stand.
bool Lexer::measureIndentation(Indentation &now) {
    now = {0, 0};
    Indentation joined{0, 0};
    for (;; ++m_at) {
        const char c = peek();
        if (c == ' ') {
            ++now.column;
            ++now.alternative;
        } else if (c == '\t') {
            now.column = (now.column / TabWidth + 1) * TabWidth;
            ++now.alternative;
        } else if (c == '\f') {
            now = {0, 0};
        } else if (c == '\\') {
            if (joined.column == 0) joined = now;
            begin();
            if (!joinLine()) return false;
            now = {0, 0};
            --m_at;
        } else {
            break;
        }
    }
    if (joined.column != 0) now = joined;
    return true;
}

bool Lexer::indent(Indentation now) {
    if (m_indentation.size() >= MaximumIndentation)
        return fail("indentation.too-deep", {}, {m_line, 0, m_line, 1}, false);
    if (now.alternative <= m_indentation.back().alternative)
        return fail("tab.inconsistent", {}, {m_line, 0, m_line, 1}, false);
    m_indentation.push_back(now);
    Token token = at(TokenKind::Indent, m_at);
    token.begin = static_cast<std::uint32_t>(m_lineStart);
    // The last of the blanks is pointed at. After joined lines there may be none.
    if (token.span.column == 0)
        token.span.endLine = 0;
    else
        --token.span.column;
    m_stream.tokens.push_back(token);
    return true;
}

bool Lexer::dedent(Indentation now) {
    while (now.column < m_indentation.back().column) {
        m_indentation.pop_back();
        Token token = at(TokenKind::Dedent, m_at);
        if (token.span.column == 0)
            token.span.endLine = 0; // nothing to point at
        else
            --token.span.column;
        m_stream.tokens.push_back(token);
    }
    if (now.column != m_indentation.back().column) {
        // CPython makes no Dedent before it has seen where the line stands.
        while (m_stream.tokens.back().kind == TokenKind::Dedent) m_stream.tokens.pop_back();
        for (; !atLineEnd(); ++m_at) m_continuationBytes += isContinuationByte(m_text[m_at]);
        return fail("indentation.unmatched-dedent", {}, lineEndSpan(), false);
    }
    if (now.alternative != m_indentation.back().alternative)
        return fail("tab.inconsistent", {}, {m_line, 0, m_line, 1}, false);
    return true;
}

/// A backslash at the end of a line.
bool Lexer::joinLine() {
    ++m_at;
    if (atEnd()) return failAtEnd(lineEndSpan());
    if (!atLineEnd()) return fail("syntax.after-line-continuation", {}, {m_line, columnAt(m_at), m_line, 0}, false);
    const SourceSpan here = lineEndSpan();
    takeLineEnd();
    if (atEnd()) return failAtEnd(here);
    return true;
}

void Lexer::skipBlanksAndComment() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\f') ++m_at;
    m_blanksEnd = columnAt(m_at);
    if (peek() != '#') return;
    while (!atLineEnd()) {
        if (isContinuationByte(m_text[m_at])) ++m_continuationBytes;
        ++m_at;
    }
}

/// Spans the comment before it, if there is one.
void Lexer::newlineToken() {
    Token token = at(TokenKind::Newline, m_at);
    token.span.column = m_blanksEnd;
    m_stream.tokens.push_back(token);
    takeLineEnd();
    m_atLineStart = true;
}

bool Lexer::endOfText() {
    if (m_embedded) {
        Token close = at(TokenKind::RightParen, m_end);
        close.end = close.begin + 1;
        close.span.endColumn = close.span.column + 1;
        if (m_brackets.size() > 1) return fail("syntax.never-closed", {}, {}, false);
        m_brackets.clear();
        close.level = 0;
        m_stream.tokens.push_back(close);
        m_stream.tokens.push_back(at(TokenKind::EndMarker, m_end));
        return false;
    }
    if (!m_brackets.empty()) return failAtEnd({});
    const bool needsNewline = !m_stream.tokens.empty() && m_stream.tokens.back().kind != TokenKind::Newline &&
                              m_stream.tokens.back().kind != TokenKind::Dedent;
    if (needsNewline) {
        Token token = at(TokenKind::Newline, m_at);
        token.span.column = m_blanksEnd;
        m_stream.tokens.push_back(token);
    }
    Token last = at(TokenKind::Dedent, m_at);
    last.span = endOfLastLine();
    for (; m_indentation.size() > 1; m_indentation.pop_back()) m_stream.tokens.push_back(last);
    last.kind = TokenKind::EndMarker;
    m_stream.tokens.push_back(last);
    return false;
}

/// The text is over where it may not be: a bracket left open is to blame, if there is one.
bool Lexer::failAtEnd(SourceSpan here) {
    if (m_brackets.empty()) return fail("syntax.unexpected-eof", {}, here, false);
    const Bracket &open = m_brackets.back();
    SourceSpan span = open.token.span;
    span.endColumn = span.column + 1;
    return fail("syntax.never-closed", {std::string(1, open.character)}, span, false);
}

/// Where CPython points when the text is over too soon: behind the last line, not at the empty one after it.
SourceSpan Lexer::endOfLastLine() const {
    if (m_at != m_lineStart || m_line == 1) return lineEndSpan();
    std::size_t end = m_at - 1;
    if (m_text[end] == '\n' && end > 0 && m_text[end - 1] == '\r') --end;
    std::size_t begin = end;
    while (begin > 0 && m_text[begin - 1] != '\n' && m_text[begin - 1] != '\r') --begin;
    const auto column = static_cast<std::uint32_t>(countCodePoints(m_text.substr(begin, end - begin)));
    return {m_line - 1, column, m_line - 1, column + 1};
}

} // namespace forkyard::lang
