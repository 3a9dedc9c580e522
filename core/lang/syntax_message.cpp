// The table of messages.def, and the caret.
#include "core/lang/syntax_message.h"

#include "core/lang/unicode.h"

namespace forkyard::lang {

namespace {

struct Message {
    std::string_view code;
    const char *type;
    std::string_view text;
};

constexpr Message messages[] = {
#define FORKYARD_MESSAGE(code, type, text) {code, type, text},
#include "core/lang/messages.def"
#undef FORKYARD_MESSAGE
};

constexpr std::string_view EmbeddedPrefix = "f-string/";

/// {0}, {1}, … and {file} replaced; any other brace stands for itself.
std::string fill(std::string_view text, const Diagnostic &diagnostic, std::string_view fileName) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        if (rest.starts_with("{file}")) {
            result += fileName;
            i += 5;
        } else if (rest.size() > 2 && rest[0] == '{' && rest[1] >= '0' && rest[1] <= '9' && rest[2] == '}') {
            const auto index = static_cast<std::size_t>(rest[1] - '0');
            if (index < diagnostic.arguments.size()) result += diagnostic.arguments[index];
            i += 2;
        } else {
            result.push_back(text[i]);
        }
    }
    return result;
}

std::string_view lineOf(std::string_view source, std::uint32_t line) {
    std::size_t begin = 0;
    for (std::uint32_t i = 1; i < line; ++i) {
        const std::size_t end = source.find_first_of("\r\n", begin);
        if (end == source.npos) return {};
        begin = end + (source.substr(end).starts_with("\r\n") ? 2 : 1);
    }
    return source.substr(begin, source.find_first_of("\r\n", begin) - begin);
}

std::uint32_t codePointsOf(std::string_view line) {
    std::uint32_t length = 0;
    for (const char c : line) length += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    return length;
}

/// As CPython prints it: indentation taken off, carets counted in code points. A range over several lines is as wide as
/// its columns happen to differ, one caret at least.
std::string lineWithCaret(std::string_view line, const SourceSpan &span) {
    std::size_t blanks = 0;
    while (blanks < line.size() && (line[blanks] == ' ' || line[blanks] == '\t' || line[blanks] == '\f')) ++blanks;
    std::string result = "    " + std::string(line.substr(blanks)) + "\n";
    if (span.endLine == 0 || span.column < blanks) return result;
    const std::uint32_t length = codePointsOf(line);
    const std::uint32_t last = length > span.column ? length : span.column + 1; // never behind the line
    const std::uint32_t end = span.endColumn < last ? span.endColumn : last;
    const std::uint32_t width = end > span.column ? end - span.column : 1;
    result += "    " + std::string(span.column - blanks, ' ') + std::string(width, '^') + "\n";
    return result;
}

} // namespace

SyntaxMessage syntaxMessage(const Diagnostic &diagnostic, std::string_view fileName) {
    std::string_view code = diagnostic.code;
    const bool embedded = code.starts_with(EmbeddedPrefix);
    if (embedded) code.remove_prefix(EmbeddedPrefix.size());
    for (const Message &message : messages) {
        if (message.code != code) continue;
        return {message.type, (embedded ? "f-string: " : "") + fill(message.text, diagnostic, fileName)};
    }
    return {"SystemError", diagnostic.code};
}

std::string formatSyntaxError(const Diagnostic &diagnostic, std::string_view source, std::string_view fileName) {
    std::string result;
    if (diagnostic.span.isValid()) {
        result += "  File \"" + std::string(fileName) + "\", line " + std::to_string(diagnostic.span.line) + "\n";
        const std::string_view line = lineOf(source, diagnostic.span.line);
        // A program that ends where a block has to begin: CPython shows its last line, be it empty, and points at nothing.
        const bool ends = diagnostic.code.starts_with("indentation.expected-block") && diagnostic.span.column >= codePointsOf(line);
        SourceSpan shown = diagnostic.span;
        if (ends) shown.endLine = 0;
        // A range is marked of a SyntaxError itself only.
        if (!ends && syntaxMessage(diagnostic, fileName).exceptionType != std::string_view("SyntaxError")) {
            shown.endLine = shown.line;
            shown.endColumn = shown.column + 1;
        }
        if (ends || !line.empty()) result += lineWithCaret(line, shown);
    }
    const SyntaxMessage message = syntaxMessage(diagnostic, fileName);
    return result + message.exceptionType + ": " + message.text + "\n";
}

} // namespace forkyard::lang
