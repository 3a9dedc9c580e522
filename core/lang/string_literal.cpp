// Escapes, after the language reference's table. What CPython says of wrong ones counts positions in a form of the
// body where each character beyond ASCII takes ten bytes (\UXXXXXXXX); so does this.
#include "core/lang/string_literal.h"

#include "core/lang/unicode.h"

namespace forkyard::lang {

namespace {

constexpr std::size_t WidthBeyondAscii = 10;

int hexValue(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool isOctal(char c) {
    return c >= '0' && c <= '7';
}

Diagnostic problem(std::string code, std::vector<std::string> arguments) {
    return {std::move(code), std::move(arguments), {}, DiagnosticClass::UserMistake, {}};
}

/// Reads a body from left to right; both kinds of literal share all but \u, \U, \N and what lies beyond ASCII.
class Decoder {
public:
    Decoder(std::string_view body, bool bytes) : m_body(body), m_bytes(bytes) {}

    Result<std::string> decode(bool raw) {
        m_out.reserve(m_body.size());
        while (m_at < m_body.size()) {
            const char c = m_body[m_at];
            if (c == '\r') {
                m_at += m_at + 1 < m_body.size() && m_body[m_at + 1] == '\n' ? 2 : 1;
                m_out.push_back('\n');
            } else if (c == '\\' && !raw && m_at + 1 < m_body.size()) {
                if (!escape()) return m_problem;
            } else {
                m_out.push_back(c);
                ++m_at;
            }
        }
        return std::move(m_out);
    }

private:
    bool escape() {
        const std::size_t start = m_at++;
        const char c = m_body[m_at++];
        switch (c) {
        case '\r':
            if (m_at < m_body.size() && m_body[m_at] == '\n') ++m_at;
            return true;
        case '\n':
            return true;
        case '\\':
            return put('\\');
        case '\'':
            return put('\'');
        case '"':
            return put('"');
        case 'a':
            return put('\a');
        case 'b':
            return put('\b');
        case 'f':
            return put('\f');
        case 'n':
            return put('\n');
        case 'r':
            return put('\r');
        case 't':
            return put('\t');
        case 'v':
            return put('\v');
        case 'x':
            return hexadecimal(start, 2, "\\xXX");
        case 'u':
            if (!m_bytes) return hexadecimal(start, 4, "\\uXXXX");
            break;
        case 'U':
            if (!m_bytes) return hexadecimal(start, 8, "\\UXXXXXXXX");
            break;
        case 'N':
            if (!m_bytes) return named(start);
            break;
        default:
            if (isOctal(c)) return octal(c);
            break;
        }
        // An unknown escape stays as it is.
        m_out.push_back('\\');
        --m_at;
        return true;
    }

    bool put(char c) {
        m_out.push_back(c);
        return true;
    }

    bool putCode(char32_t code) {
        if (m_bytes)
            m_out.push_back(static_cast<char>(code & 0xFF));
        else
            appendUtf8(m_out, code);
        return true;
    }

    bool octal(char first) {
        char32_t code = static_cast<char32_t>(first - '0');
        for (int i = 0; i < 2 && m_at < m_body.size() && isOctal(m_body[m_at]); ++i)
            code = code * 8 + static_cast<char32_t>(m_body[m_at++] - '0');
        return putCode(code);
    }

    bool hexadecimal(std::size_t start, int digits, const char *form) {
        char32_t code = 0;
        for (int i = 0; i < digits; ++i, ++m_at) {
            const int value = m_at < m_body.size() ? hexValue(m_body[m_at]) : -1;
            if (value >= 0) {
                code = code * 16 + static_cast<char32_t>(value);
                continue;
            }
            if (m_bytes)
                m_problem = problem("syntax.bytes-escape", {std::to_string(start)});
            else
                m_problem = problem("syntax.truncated-escape", {position(start), position(m_at - 1), form});
            return false;
        }
        if (code > 0x10FFFF) {
            m_problem = problem("syntax.illegal-unicode", {position(start), position(m_at - 1)});
            return false;
        }
        return putCode(code);
    }

    bool named(std::size_t start) {
        const std::size_t close = m_at < m_body.size() && m_body[m_at] == '{' ? m_body.find('}', m_at) : m_body.npos;
        if (close == m_body.npos || close == m_at + 1)
            m_problem = problem("syntax.malformed-name-escape", {position(start), position(start + 1)});
        else
            m_problem = problem("subset.named-escape", {std::string(m_body.substr(start, close + 1 - start))});
        return false;
    }

    std::string position(std::size_t offset) const {
        const std::string_view before = m_body.substr(0, offset);
        std::size_t result = 0;
        for (const char c : before)
            if (!isContinuationByte(c)) result += static_cast<unsigned char>(c) < 0x80 ? 1 : WidthBeyondAscii;
        return std::to_string(result);
    }

    std::string_view m_body;
    bool m_bytes;
    std::size_t m_at = 0;
    std::string m_out;
    Diagnostic m_problem;
};

} // namespace

StringLiteral splitLiteral(std::string_view token) {
    StringLiteral result;
    std::size_t i = 0;
    for (; token[i] != '\'' && token[i] != '"'; ++i) {
        const char c = static_cast<char>(token[i] | 0x20);
        result.bytes = result.bytes || c == 'b';
        result.raw = result.raw || c == 'r';
        result.formatted = result.formatted || c == 'f';
    }
    const bool triple = token.size() >= i + 6 && token[i + 1] == token[i] && token[i + 2] == token[i];
    const std::size_t quotes = triple ? 3 : 1;
    result.body = token.substr(i + quotes, token.size() - i - 2 * quotes);
    return result;
}

Result<std::string> decodeText(std::string_view body, bool raw) {
    return Decoder(body, false).decode(raw);
}

Result<std::string> decodeBytes(std::string_view body, bool raw) {
    for (const char c : body)
        if (static_cast<unsigned char>(c) >= 0x80) return problem("syntax.bytes-not-ascii", {});
    return Decoder(body, true).decode(raw);
}

} // namespace forkyard::lang
