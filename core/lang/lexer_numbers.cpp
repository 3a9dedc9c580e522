// Numeric literals. Only their shape is checked here; the parser makes values of them.
#include "core/lang/lexer_class.h"

namespace forkyard::lang {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

int digitValue(char c) {
    if (isDigit(c)) return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 99;
}

bool isNameByte(char c) {
    const char lower = static_cast<char>(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || isDigit(c) || c == '_';
}

} // namespace

bool Lexer::number() {
    if (peek() == '0') {
        const char letter = static_cast<char>(peek(1) | 0x20);
        if (letter == 'x') return radixNumber("hexadecimal", 16);
        if (letter == 'o') return radixNumber("octal", 8);
        if (letter == 'b') return radixNumber("binary", 2);
        return leadingZeros();
    }
    if (peek() != '.' && !decimalTail()) return false;
    return fractionAndExponent();
}

/// The prefix, then groups of digits with single underscores before them.
bool Lexer::radixNumber(const char *name, int radix) {
    m_at += 2;
    const auto wrongDigit = [&] {
        ++m_at;
        return failBefore(m_at, "syntax.invalid-digit", {std::string(1, m_text[m_at - 1]), name});
    };
    do {
        if (peek() == '_') ++m_at;
        if (digitValue(peek()) >= radix) {
            if (isDigit(peek())) return wrongDigit();
            return failBefore(m_at, "syntax.invalid-number", {name});
        }
        while (digitValue(peek()) < radix) ++m_at;
    } while (peek() == '_');
    if (isDigit(peek())) return wrongDigit();
    if (!endOfNumber(name)) return false;
    finish(TokenKind::Number);
    return true;
}

/// Zeros may start a number only where it goes on as a float.
bool Lexer::leadingZeros() {
    const std::uint32_t start = columnAt(m_at);
    for (;;) {
        if (peek() == '_') {
            ++m_at;
            if (!isDigit(peek())) return failBefore(m_at, "syntax.invalid-number", {"decimal"});
        }
        if (peek() != '0') break;
        ++m_at;
    }
    const std::uint32_t zerosEnd = columnAt(m_at);
    const bool moreDigits = isDigit(peek());
    if (moreDigits && !decimalTail()) return false;
    const char next = peek();
    const char lower = static_cast<char>(next | 0x20);
    if (moreDigits && next != '.' && lower != 'e' && lower != 'j')
        return fail("syntax.leading-zeros", {}, {m_line, start, m_line, zerosEnd});
    return fractionAndExponent();
}

/// Digits with single underscores between them.
bool Lexer::decimalTail() {
    for (;;) {
        while (isDigit(peek())) ++m_at;
        if (peek() != '_') return true;
        ++m_at;
        if (!isDigit(peek())) return failBefore(m_at, "syntax.invalid-number", {"decimal"});
    }
}

/// What may follow the digits before the point.
bool Lexer::fractionAndExponent() {
    if (peek() == '.') {
        ++m_at;
        if (isDigit(peek()) && !decimalTail()) return false;
    }
    if ((peek() | 0x20) == 'e') {
        const bool sign = peek(1) == '+' || peek(1) == '-';
        if (isDigit(peek(sign ? 2 : 1))) {
            m_at += sign ? 2 : 1;
            if (!decimalTail()) return false;
        } else if (sign) {
            m_at += 2;
            return failBefore(m_at, "syntax.invalid-number", {"decimal"});
        }
    }
    const char *name = "decimal";
    if ((peek() | 0x20) == 'j') {
        ++m_at;
        name = "imaginary";
    }
    if (!endOfNumber(name)) return false;
    finish(TokenKind::Number);
    return true;
}

/// A number ends where no ASCII name could go on, or where one of the keywords that may follow a number does.
bool Lexer::endOfNumber(const char *name) {
    const std::string_view rest = m_text.substr(m_at, m_end - m_at);
    for (const std::string_view keyword : {"and", "else", "for", "if", "in", "is", "or", "not"})
        if (rest.starts_with(keyword)) return true;
    if (isNameByte(peek())) return failBefore(m_at, "syntax.invalid-number", {name});
    return true;
}

} // namespace forkyard::lang
