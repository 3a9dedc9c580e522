// Bytes to text, by PEP 263's rules for finding the encoding. Conversions are iconv's.
#include "core/lang/parse.h"

#include "core/lang/unicode.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <iconv.h>

namespace forkyard::lang {

namespace {

constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

struct Encoding {
    std::string_view name; ///< in lower case, `-` for `_`
    const char *iconvName; ///< null for UTF-8
    const char *codecName; ///< what CPython calls it in messages
};

constexpr Encoding encodings[] = {
    {"utf-8", nullptr, "utf-8"},
    {"utf8", nullptr, "utf-8"},
    {"utf-8-sig", nullptr, "utf-8"},
    {"u8", nullptr, "utf-8"},
    {"ascii", "ASCII", "ascii"},
    {"us-ascii", "ASCII", "ascii"},
    {"646", "ASCII", "ascii"},
    {"latin-1", "LATIN1", "iso-8859-1"},
    {"latin1", "LATIN1", "iso-8859-1"},
    {"iso-8859-1", "LATIN1", "iso-8859-1"},
    {"iso8859-1", "LATIN1", "iso-8859-1"},
    {"l1", "LATIN1", "iso-8859-1"},
    {"gbk", "GBK", "gbk"},
    {"cp936", "GBK", "gbk"},
    {"936", "GBK", "gbk"},
    {"ms936", "GBK", "gbk"},
    {"gb2312", "GBK", "gb2312"},
    {"gb18030", "GB18030", "gb18030"},
    {"gb18030-2000", "GB18030", "gb18030"},
};

Diagnostic problem(std::string code, std::vector<std::string> arguments) {
    return {std::move(code), std::move(arguments), {}, DiagnosticClass::UserMistake, {}};
}

std::string hexadecimal(char byte) {
    char digits[4];
    std::snprintf(digits, sizeof digits, "%02x", static_cast<unsigned>(static_cast<unsigned char>(byte)));
    return digits;
}

std::size_t lineNumber(std::string_view bytes, std::size_t offset) {
    return 1 + static_cast<std::size_t>(
                   std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f';
}

bool isEncodingCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
}

/// What a line declares: `# … coding: name` or `coding=name`; empty if it declares nothing.
std::string_view declaredIn(std::string_view line) {
    std::size_t i = 0;
    while (i < line.size() && isBlank(line[i])) ++i;
    if (i == line.size() || line[i] != '#') return {};
    for (std::size_t at = line.find("coding", i); at != line.npos; at = line.find("coding", at + 1)) {
        std::size_t begin = at + 6;
        if (begin >= line.size() || (line[begin] != ':' && line[begin] != '=')) continue;
        ++begin;
        while (begin < line.size() && (line[begin] == ' ' || line[begin] == '\t')) ++begin;
        std::size_t end = begin;
        while (end < line.size() && isEncodingCharacter(line[end])) ++end;
        if (end > begin) return line.substr(begin, end - begin);
    }
    return {};
}

bool isBlankOrComment(std::string_view line) {
    const auto first = std::find_if_not(line.begin(), line.end(), isBlank);
    return first == line.end() || *first == '#' || *first == '\r';
}

std::string_view declaredEncoding(std::string_view bytes) {
    const std::size_t firstEnd = bytes.find('\n');
    const std::string_view first = bytes.substr(0, firstEnd);
    if (const auto name = declaredIn(first); !name.empty()) return name;
    if (firstEnd == bytes.npos || !isBlankOrComment(first)) return {};
    const std::string_view rest = bytes.substr(firstEnd + 1);
    return declaredIn(rest.substr(0, rest.find('\n')));
}

const Encoding *findEncoding(std::string_view declared) {
    std::string name;
    for (const char c : declared)
        name.push_back(c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    // An end-of-line convention may stand behind the name of these.
    for (const char *prefix : {"utf-8-", "latin-1-", "iso-8859-1-", "iso-latin-1-"})
        if (name.starts_with(prefix) && name != "utf-8-sig") name.resize(std::string_view(prefix).size() - 1);
    if (name == "iso-latin-1") name = "latin-1";
    for (const Encoding &encoding : encodings)
        if (encoding.name == name) return &encoding;
    return nullptr;
}

/// Owns an iconv descriptor.
class Converter {
public:
    explicit Converter(const char *from) : m_descriptor(iconv_open("UTF-8", from)) {}
    ~Converter() {
        if (isOpen()) iconv_close(m_descriptor);
    }
    Converter(const Converter &) = delete;
    Converter &operator=(const Converter &) = delete;

    bool isOpen() const { return m_descriptor != reinterpret_cast<iconv_t>(-1); }

    /// Appends to `out`. The offset of the first byte that cannot be converted, npos if all could.
    std::size_t convert(std::string_view bytes, std::string &out) {
        char *in = const_cast<char *>(bytes.data()); // iconv's type; it does not write there
        std::size_t left = bytes.size();
        char buffer[4096];
        while (left > 0) {
            char *to = buffer;
            std::size_t room = sizeof buffer;
            const std::size_t result = iconv(m_descriptor, &in, &left, &to, &room);
            out.append(buffer, sizeof buffer - room);
            if (result == static_cast<std::size_t>(-1) && errno != E2BIG) return bytes.size() - left;
        }
        return std::string_view::npos;
    }

private:
    iconv_t m_descriptor;
};

Result<std::string> convert(std::string_view bytes, const Encoding &encoding) {
    Converter converter(encoding.iconvName);
    if (!converter.isOpen()) return problem("encoding.unknown", {encoding.codecName});
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 2);
    const std::size_t wrong = converter.convert(bytes, text);
    if (wrong == bytes.npos) return text;
    return problem("encoding.not-text", {encoding.codecName, hexadecimal(bytes[wrong]), std::to_string(wrong)});
}

} // namespace

Result<std::string> decodeSource(std::string_view bytes) {
    if (bytes.size() > MaximumSourceBytes) {
        Diagnostic tooLarge =
            problem("limit.source-size", {std::to_string(bytes.size()), std::to_string(MaximumSourceBytes)});
        tooLarge.category = DiagnosticClass::LimitReached;
        return tooLarge;
    }
    if (bytes.find('\0') != bytes.npos) return problem("syntax.null-bytes", {});
    const bool marked = bytes.starts_with(ByteOrderMark);
    if (marked) bytes.remove_prefix(ByteOrderMark.size());
    const std::string_view declared = declaredEncoding(bytes);
    const Encoding *encoding = declared.empty() ? &encodings[0] : findEncoding(declared);
    if (!encoding) return problem("encoding.unknown", {std::string(declared)});
    if (marked && encoding->iconvName) return problem("encoding.mark-and-declaration", {encoding->codecName});
    if (encoding->iconvName) return convert(bytes, *encoding);

    const std::size_t wrong = findInvalidUtf8(bytes);
    if (wrong == bytes.npos) return std::string(bytes);
    const std::string byte = hexadecimal(bytes[wrong]);
    if (declared.empty()) return problem("encoding.not-utf8", {byte, std::to_string(lineNumber(bytes, wrong))});
    return problem("encoding.not-text", {"utf-8", byte, std::to_string(wrong)});
}

} // namespace forkyard::lang
