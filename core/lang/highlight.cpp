// A lexer of its own, as it must go on behind anything. It is kinder than the parser's: a string left open ends with
// its line, and a wrong number is still a number.
#include "core/lang/highlight.h"

#include "core/lang/token.h"
#include "core/lang/unicode.h"

#include <algorithm>
#include <utility>

namespace forkyard::lang {

namespace {

constexpr std::string_view builtIns[] = {
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "BlockingIOError",
    "BrokenPipeError",
    "ChildProcessError",
    "ConnectionError",
    "EOFError",
    "Exception",
    "FileExistsError",
    "FileNotFoundError",
    "ImportError",
    "IndexError",
    "InterruptedError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "MemoryError",
    "NameError",
    "NotImplemented",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PermissionError",
    "ProcessLookupError",
    "RecursionError",
    "RuntimeError",
    "StopIteration",
    "SystemExit",
    "TimeoutError",
    "TypeError",
    "ValueError",
    "ZeroDivisionError",
    "__file__",
    "__name__",
    "abs",
    "all",
    "any",
    "ascii",
    "bin",
    "bool",
    "bytearray",
    "bytes",
    "callable",
    "chr",
    "classmethod",
    "dict",
    "dir",
    "divmod",
    "enumerate",
    "filter",
    "float",
    "format",
    "frozenset",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "hex",
    "id",
    "input",
    "int",
    "isinstance",
    "issubclass",
    "iter",
    "len",
    "list",
    "locals",
    "map",
    "max",
    "min",
    "next",
    "object",
    "oct",
    "open",
    "ord",
    "pow",
    "print",
    "property",
    "range",
    "repr",
    "reversed",
    "round",
    "set",
    "setattr",
    "slice",
    "sorted",
    "staticmethod",
    "str",
    "sum",
    "super",
    "tuple",
    "type",
    "vars",
    "zip",
};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isWordByte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
}

class Highlighter {
public:
    explicit Highlighter(std::string_view text) : m_text(text), m_end(text.size()) {}

    std::vector<HighlightToken> run() {
        while (m_at < m_end) token();
        return std::move(m_tokens);
    }

private:
    char peek(std::size_t ahead = 0) const { return m_at + ahead < m_end ? m_text[m_at + ahead] : '\0'; }
    bool atLineEnd() const { return m_at >= m_end || peek() == '\n' || peek() == '\r'; }

    void step() {
        const char c = m_text[m_at++];
        if (c == '\n' || (c == '\r' && peek() != '\n')) {
            ++m_line;
            m_column = 0;
        } else if (!isContinuationByte(c) && c != '\r') {
            ++m_column;
        }
    }
    void step(std::size_t count) {
        for (; count > 0 && m_at < m_end; --count) step();
    }

    void begin() {
        m_begin = m_at;
        m_beginLine = m_line;
        m_beginColumn = m_column;
    }
    void finish(HighlightKind kind) {
        if (m_at == m_begin) return;
        m_tokens.push_back({kind,
                            static_cast<std::uint32_t>(m_begin),
                            static_cast<std::uint32_t>(m_at),
                            {m_beginLine, m_beginColumn, m_line, m_column}});
        begin();
    }

    void token() {
        begin();
        const char c = peek();
        if (c == ' ' || c == '\t' || c == '\f' || c == '\n' || c == '\r') {
            if (c == '\n') m_lineHasToken = false;
            step();
            return;
        }
        const bool first = !std::exchange(m_lineHasToken, true);
        if (c == '#') {
            while (!atLineEnd()) step();
            finish(HighlightKind::Comment);
        } else if (c == '@' && first) {
            decorator();
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            number();
        } else if (c == '"' || c == '\'') {
            string("");
        } else if (isWordByte(c) || (static_cast<unsigned char>(c) >= 0x80 && startsName())) {
            word();
        } else {
            other();
        }
    }

    bool startsName() const { return isIdentifierStart(decodeUtf8(m_text, m_at).value); }

    void decorator() {
        step();
        while (isWordByte(peek()) || peek() == '.') step();
        finish(HighlightKind::Decorator);
    }

    void number() {
        while (isWordByte(peek()) || (peek() == '.' && m_text[m_begin] != '.') || (peek() == '.' && m_at == m_begin)) {
            const bool exponent = (peek() | 0x20) == 'e' && (peek(1) == '+' || peek(1) == '-') && peek(2) != '\0';
            step(exponent && isDigit(peek(2)) ? 2 : 1);
        }
        finish(HighlightKind::Number);
    }

    void word() {
        while (m_at < m_end) {
            const CodePoint c = decodeUtf8(m_text, m_at);
            if (!isIdentifierContinue(c.value)) break;
            step(c.length);
        }
        const std::string_view text = m_text.substr(m_begin, m_at - m_begin);
        if ((peek() == '"' || peek() == '\'') && isPrefix(text)) {
            string(text);
            return;
        }
        finish(kindOf(text));
    }

    static bool isPrefix(std::string_view word) {
        return word.size() <= 2 && std::all_of(word.begin(), word.end(), [](char c) {
                   return std::string_view("bBrRuUfF").find(c) != std::string_view::npos;
               });
    }

    HighlightKind kindOf(std::string_view text) const {
        const TokenKind kind = keywordOrName(text);
        if (kind == TokenKind::True || kind == TokenKind::False || kind == TokenKind::None)
            return HighlightKind::SoftConstant;
        if (kind != TokenKind::Name) return HighlightKind::Keyword;
        if (text == "self" || text == "cls" || text == "Ellipsis") return HighlightKind::SoftConstant;
        if (!m_tokens.empty()) {
            const HighlightToken &last = m_tokens.back();
            const std::string_view before = m_text.substr(last.begin, last.end - last.begin);
            if (before == "def" || before == "class") return HighlightKind::Definition;
            if (before == ".") return HighlightKind::Name;
        }
        const bool builtIn = std::binary_search(std::begin(builtIns), std::end(builtIns), text);
        return builtIn ? HighlightKind::BuiltIn : HighlightKind::Name;
    }

    /// From the quote; the prefix has been read.
    void string(std::string_view prefix) {
        const bool formatted = prefix.find_first_of("fF") != prefix.npos;
        const bool raw = prefix.find_first_of("rR") != prefix.npos;
        const char quote = peek();
        const bool triple = peek(1) == quote && peek(2) == quote;
        step(triple ? 3 : 1);
        while (m_at < m_end) {
            if (!triple && atLineEnd()) break;
            if (peek() == quote && (!triple || (peek(1) == quote && peek(2) == quote))) {
                step(triple ? 3 : 1);
                break;
            }
            const bool doubled = (peek() == '{' || peek() == '}') && peek(1) == peek();
            const bool escaped = peek() == '\\' && (!raw || peek(1) == quote || peek(1) == '\\');
            if (escaped || (formatted && doubled))
                step(2);
            else if (formatted && peek() == '{')
                replacement(quote, triple);
            else
                step();
        }
        finish(HighlightKind::String);
    }

    /// `{…}` in an f-string, up to its brace or as far as the string goes.
    void replacement(char quote, bool triple) {
        finish(HighlightKind::String);
        step();
        finish(HighlightKind::StringDelimiter);
        const std::size_t outerEnd = m_end;
        m_end = replacementEnd(quote, triple);
        const bool lineHasToken = m_lineHasToken;
        while (m_at < m_end) token();
        m_lineHasToken = lineHasToken;
        m_end = outerEnd;
        begin();
        if (peek() != '}') return;
        step();
        finish(HighlightKind::StringDelimiter);
    }

    std::size_t replacementEnd(char quote, bool triple) const {
        int depth = 0;
        for (std::size_t i = m_at; i < m_end; ++i) {
            const char c = m_text[i];
            if (!triple && (c == '\n' || c == '\r' || c == quote)) return i;
            if (triple && c == quote && m_text.substr(i, 3).find_first_not_of(quote) == std::string_view::npos &&
                i + 3 <= m_end)
                return i;
            if (c == '(' || c == '[' || c == '{') ++depth;
            if (c == ')' || c == ']') --depth;
            if (c == '}' && depth-- <= 0) return i;
        }
        return m_end;
    }

    void other() {
        const CodePoint c = decodeUtf8(m_text, m_at);
        step(std::min<std::size_t>(c.length, m_end - m_at));
        const bool known = c.value < 0x80 && c.value > 0x20 &&
                           std::string_view("$?`!").find(static_cast<char>(c.value)) == std::string_view::npos;
        finish(known || (c.value == '!' && peek() == '=') ? HighlightKind::Operator : HighlightKind::Error);
    }

    std::string_view m_text;
    std::size_t m_end;
    std::size_t m_at = 0;
    std::uint32_t m_line = 1;
    std::uint32_t m_column = 0;
    std::size_t m_begin = 0;
    std::uint32_t m_beginLine = 1;
    std::uint32_t m_beginColumn = 0;
    bool m_lineHasToken = false;
    std::vector<HighlightToken> m_tokens;
};

} // namespace

std::vector<HighlightToken> tokenizeForHighlighting(std::string_view text) {
    return Highlighter(text).run();
}

} // namespace forkyard::lang
