// Where the carets go: CPython parses the failing expression again to find its operator; a scan over the top level of its
// text finds the same place.
#include "core/vm/traceback_lines.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace forkyard::vm {

namespace {

/// One code point each, so that columns count as the spans do.
std::u32string codePoints(std::string_view utf8)
{
    std::u32string text;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        char32_t c = length == 1 ? lead : lead & (0xffu >> (length + 1));
        for (std::size_t k = 1; k < length && i + k < utf8.size(); ++k) c = c << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3f);
        text.push_back(c);
        i += length;
    }
    return text;
}

/// Columns on a terminal: East Asian wide characters and pictures take two.
std::size_t widthOf(std::u32string_view text)
{
    std::size_t width = 0;
    for (const char32_t c : text) {
        const bool wide = (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf && c != 0x303f) || (c >= 0xac00 && c <= 0xd7a3) ||
                          (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff01 && c <= 0xff60) ||
                          (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x20000 && c <= 0x3fffd);
        width += wide ? 2 : 1;
    }
    return width;
}

std::string_view lineOf(std::string_view source, std::uint32_t number)
{
    std::size_t start = 0;
    for (std::uint32_t line = 1; line < number; ++line) {
        start = source.find('\n', start);
        if (start == source.npos) return {};
        ++start;
    }
    std::string_view line = source.substr(start, source.find('\n', start) - start);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

/// The part that gets '^' between '~': [from, to) of the segment.
struct Anchors {
    std::size_t from = 0;
    std::size_t to = 0;
};

bool isWordCharacter(char32_t c) { return c == '_' || c >= 128 || std::isalnum(static_cast<int>(c)); }

/// Steps over a string literal that starts at i (its quote); the index behind it.
std::size_t skipString(const std::u32string &s, std::size_t i)
{
    const char32_t quote = s[i];
    const bool triple = i + 2 < s.size() && s[i + 1] == quote && s[i + 2] == quote;
    for (i += triple ? 3 : 1; i < s.size(); ++i) {
        if (s[i] == '\\') ++i;
        else if (s[i] == quote && (!triple || (i + 2 < s.size() && s[i + 1] == quote && s[i + 2] == quote))) return i + (triple ? 3 : 1);
    }
    return s.size();
}

constexpr int NoOperator = 0;

/// How tightly a binary operator binds; 0: none. `length` is its number of characters.
int bindingOf(const std::u32string &s, std::size_t i, std::size_t &length)
{
    const char32_t c = s[i], next = i + 1 < s.size() ? s[i + 1] : U' ';
    length = 1;
    if ((c == '*' || c == '/' || c == '<' || c == '>') && next == c) {
        length = 2;
        return c == '*' ? 7 : c == '/' ? 6 : 4;
    }
    switch (c) {
    case '|': return 1;
    case '^': return 2;
    case '&': return 3;
    case '+':
    case '-': return 5;
    case '*':
    case '/':
    case '%':
    case '@': return 6;
    default: return NoOperator;
    }
}

/// A parenthesis at i that is not part of what it holds: of no tuple, no generator.
bool opensGroup(const std::u32string &s, std::size_t i)
{
    if (i >= s.size() || s[i] != '(') return false;
    int depth = 0;
    for (std::size_t k = i; k < s.size();) {
        const char32_t c = s[k];
        if (c == '\'' || c == '"') {
            k = skipString(s, k);
            continue;
        }
        if (c == '(' || c == '[' || c == '{') ++depth;
        if ((c == ')' || c == ']' || c == '}') && --depth == 0) return k > i + 1;
        if (depth == 1 && (c == ',' || (s.compare(k, 5, U" for ") == 0))) return false;
        ++k;
    }
    return false;
}

/// False: the segment is neither a binary operation nor a subscript.
bool findAnchors(const std::u32string &s, Anchors &anchors)
{
    std::size_t operatorAt = 0;
    int weakest = 100;
    bool operandBefore = false;
    std::size_t lastOpen = 0; // of the bracket that closes last at the top level
    int depth = 0;
    std::vector<std::size_t> opens;
    std::size_t lastClosed = s.npos;
    for (std::size_t i = 0; i < s.size();) {
        const char32_t c = s[i];
        if (c == '\'' || c == '"') {
            i = skipString(s, i);
            operandBefore = true;
            continue;
        }
        if (c == '(' || c == '[' || c == '{') {
            opens.push_back(i++);
            ++depth;
            continue;
        }
        if (c == ')' || c == ']' || c == '}') {
            if (opens.empty()) return false;
            lastOpen = opens.back();
            opens.pop_back();
            --depth;
            if (depth == 0) {
                operandBefore = true;
                lastClosed = i;
            }
            ++i;
            continue;
        }
        if (depth > 0 || std::isspace(static_cast<int>(c < 128 ? c : 'x'))) {
            ++i;
            continue;
        }
        if (isWordCharacter(c)) {
            std::size_t end = i;
            while (end < s.size() && isWordCharacter(s[end])) ++end;
            const std::u32string word = s.substr(i, end - i);
            for (const char32_t *keyword : {U"and", U"or", U"not", U"if", U"else", U"lambda", U"in", U"is", U"for", U"await", U"yield"})
                if (word == keyword) return false;
            operandBefore = true;
            i = end;
            continue;
        }
        std::size_t length = 1;
        const int binding = operandBefore ? bindingOf(s, i, length) : NoOperator;
        if (binding == NoOperator) {
            if (c == '=' || c == '<' || c == '>' || c == '!' || c == ',' || c == ':') return false;
            if (c != '.') operandBefore = false;
            ++i;
            continue;
        }
        if ((length == 1 && (c == '<' || c == '>')) || (i + length < s.size() && s[i + length] == '=')) return false;
        if (binding < weakest || (binding == weakest && binding != 7)) {
            weakest = binding;
            operatorAt = i;
        }
        operandBefore = false;
        i += length;
    }
    if (weakest < 100) {
        // CPython widens by the next character unless it is a space or belongs to the operand: the second character of an
        // operator, and a parenthesis that only groups.
        anchors = {operatorAt, operatorAt + 1};
        std::size_t length = 1;
        static_cast<void>(bindingOf(s, operatorAt, length));
        if (length == 2 || opensGroup(s, operatorAt + 1)) anchors.to = operatorAt + 2;
        return true;
    }
    if (lastClosed == s.size() - 1 && s.back() == ']' && lastOpen > 0) {
        anchors = {lastOpen, s.size()};
        return true;
    }
    return false;
}

} // namespace

std::string tracebackLines(std::string_view source, const SourceSpan &span)
{
    const std::string_view line = lineOf(source, span.line);
    std::size_t indent = 0;
    while (indent < line.size() && (line[indent] == ' ' || line[indent] == '\t' || line[indent] == '\f')) ++indent;
    std::string_view stripped = line.substr(indent);
    while (!stripped.empty() && std::isspace(static_cast<unsigned char>(stripped.back()))) stripped.remove_suffix(1);
    if (stripped.empty()) return {};
    std::string out = "    " + std::string(stripped) + "\n";

    const std::u32string characters = codePoints(line);
    const std::size_t strippedLength = codePoints(stripped).size();
    const bool oneLine = span.line == span.endLine;
    const std::size_t start = std::min<std::size_t>(span.column, characters.size());
    const std::size_t end = oneLine ? std::min<std::size_t>(span.endColumn, characters.size()) : indent + strippedLength;
    if (end <= start || start < indent) return out;
    Anchors anchors;
    const bool anchored = oneLine && findAnchors(characters.substr(start, end - start), anchors);
    if (end - start >= strippedLength && !anchored) return out;
    const std::u32string_view all = characters;
    const auto columns = [&](std::size_t from, std::size_t to) { return widthOf(all.substr(from, to - from)); };
    out += "    " + std::string(columns(indent, start), ' ');
    if (anchored)
        out += std::string(columns(start, start + anchors.from), '~') + std::string(columns(start + anchors.from, start + anchors.to), '^') +
               std::string(columns(start + anchors.to, end), '~');
    else
        out += std::string(columns(start, end), '^');
    return out + "\n";
}

} // namespace forkyard::vm
