// Characters and bytes as repr() quotes and escapes them.
#include "core/vm/repr.h"

#include "core/vm/strings.h"
#include "core/vm/unicode_data.h"

#include "core/lang/unicode.h"

#include <algorithm>
#include <cstdio>

namespace forkyard::vm {

namespace {

void appendEscaped(char32_t c, std::string &out)
{
    char text[16];
    std::snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", static_cast<unsigned>(c));
    out += text;
}

/// Of the characters that have an escape of their own; 0: none.
char shortEscape(char32_t c)
{
    switch (c) {
    case '\t': return 't';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\\': return '\\';
    default: return 0;
    }
}

/// Appends c as repr shows it between quotes.
void appendQuoted(char32_t c, char quote, std::string &out)
{
    if (const char escape = shortEscape(c)) {
        out += {'\\', escape};
    } else if (c == static_cast<char32_t>(quote)) {
        out += {'\\', quote};
    } else if (c < 0x20 || c == 0x7f) {
        appendEscaped(c, out);
    } else {
        lang::appendUtf8(out, c);
    }
}

} // namespace

void appendStrRepr(const StrObject *s, std::string &out)
{
    withCharacters(s, [&out](auto *characters, std::size_t count) {
        const auto has = [&](char32_t c) { return std::find(characters, characters + count, c) != characters + count; };
        const char quote = has('\'') && !has('"') ? '"' : '\'';
        out.push_back(quote);
        for (std::size_t i = 0; i < count; ++i) {
            const char32_t c = characters[i];
            if (c >= 0x80 && !unicode::has(c, unicode::Printable))
                appendEscaped(c, out);
            else
                appendQuoted(c, quote, out);
        }
        out.push_back(quote);
    });
}

void appendBytesRepr(std::string_view bytes, BytesOf of, std::string &out)
{
    const bool doubleQuoted = bytes.find('\'') != std::string_view::npos && bytes.find('"') == std::string_view::npos;
    const char quote = doubleQuoted ? '"' : '\'';
    out += {'b', quote};
    for (const char byte : bytes) {
        const auto c = static_cast<std::uint8_t>(byte);
        if (c >= 0x80)
            appendEscaped(c, out);
        else if (c == '\'' && of == BytesOf::ByteArray)
            out += "\\'";
        else
            appendQuoted(c, quote, out);
    }
    out.push_back(quote);
}

std::string asciiOnly(std::string_view utf8)
{
    std::string out;
    for (std::size_t at = 0; at < utf8.size();) {
        const lang::CodePoint point = lang::decodeUtf8(utf8, at);
        at += point.length;
        if (point.value < 0x80)
            out.push_back(static_cast<char>(point.value));
        else
            appendEscaped(point.value, out);
    }
    return out;
}

} // namespace forkyard::vm
