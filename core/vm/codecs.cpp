// The encodings: utf-8, ascii, latin-1, utf-16 and utf-32 by hand, the Chinese ones and some code pages by iconv.
#include "core/vm/codecs.h"

#include "core/lang/unicode.h"

#include <algorithm>
#include <iconv.h>

namespace forkyard::vm {

namespace {

bool isSurrogate(char32_t c) { return c >= 0xd800 && c <= 0xdfff; }
std::uint8_t byteAt(std::string_view text, std::size_t at) { return static_cast<std::uint8_t>(text[at]); }

/// ascii and latin-1: the first `limit` characters are bytes.
class DirectCodec final : public Codec {
public:
    explicit DirectCodec(char32_t limit) : m_limit(limit) {}
    std::string_view name() const override { return m_limit == 0x80 ? "ascii" : "latin-1"; }
    bool encode(char32_t c, std::string &out) const override
    {
        if (c >= m_limit) return false;
        out.push_back(static_cast<char>(c));
        return true;
    }
    const char *reason() const override { return m_limit == 0x80 ? "ordinal not in range(128)" : "ordinal not in range(256)"; }
    Decoded decode(std::string_view text, std::size_t at) const override
    {
        const char32_t c = byteAt(text, at);
        return {c, 1, c < m_limit ? nullptr : reason()};
    }

private:
    char32_t m_limit;
};

class Utf8Codec final : public Codec {
public:
    explicit Utf8Codec(bool marked) : m_marked(marked) {}
    std::string_view name() const override { return "utf-8"; }
    bool encode(char32_t c, std::string &out) const override
    {
        if (isSurrogate(c)) return false;
        lang::appendUtf8(out, c);
        return true;
    }
    const char *reason() const override { return "surrogates not allowed"; }
    std::string_view mark() const override { return m_marked ? "\xef\xbb\xbf" : ""; }
    /// As the Unicode standard recommends: an error spans the longest beginning of a well-formed character.
    Decoded decode(std::string_view text, std::size_t at) const override
    {
        const std::uint8_t lead = byteAt(text, at);
        if (lead < 0x80) return {lead, 1, nullptr};
        if (lead < 0xc2 || lead > 0xf4) return {0, 1, "invalid start byte"};
        const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        char32_t value = lead & (0xff >> (length + 1));
        for (std::size_t i = 1; i < length; ++i) {
            if (at + i == text.size()) return {0, i, "unexpected end of data"};
            const std::uint8_t next = byteAt(text, at + i);
            const std::uint8_t lowest = i > 1 ? 0x80 : lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
            const std::uint8_t highest = i > 1 ? 0xbf : lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
            if (next < lowest || next > highest) return {0, i, "invalid continuation byte"};
            value = (value << 6) | (next & 0x3f);
        }
        return {value, length, nullptr};
    }

private:
    bool m_marked;
};

class Utf16Codec final : public Codec {
public:
    Utf16Codec(bool marked, bool bigEndian) : m_marked(marked), m_bigEndian(bigEndian) {}
    std::string_view name() const override { return m_marked ? "utf-16" : m_bigEndian ? "utf-16-be" : "utf-16-le"; }
    bool encode(char32_t c, std::string &out) const override
    {
        if (isSurrogate(c)) return false;
        if (c >= 0x10000) {
            put(0xd800 + ((c - 0x10000) >> 10), out);
            put(0xdc00 + ((c - 0x10000) & 0x3ff), out);
        } else {
            put(c, out);
        }
        return true;
    }
    const char *reason() const override { return "surrogates not allowed"; }
    std::string_view mark() const override { return !m_marked ? "" : m_bigEndian ? "\xfe\xff" : "\xff\xfe"; }
    Decoded decode(std::string_view text, std::size_t at) const override
    {
        if (at + 2 > text.size()) return {0, 1, "truncated data"};
        const char32_t unit = get(text, at);
        if (!isSurrogate(unit)) return {unit, 2, nullptr};
        if (unit >= 0xdc00) return {0, 2, "illegal encoding"};
        if (at + 4 > text.size()) return {0, text.size() - at, "unexpected end of data"};
        const char32_t low = get(text, at + 2);
        if (low < 0xdc00 || low > 0xdfff) return {0, 2, "illegal UTF-16 surrogate"};
        return {0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00), 4, nullptr};
    }

private:
    void put(char32_t unit, std::string &out) const
    {
        const auto high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xff);
        out.push_back(m_bigEndian ? high : low);
        out.push_back(m_bigEndian ? low : high);
    }
    char32_t get(std::string_view text, std::size_t at) const
    {
        const char32_t first = byteAt(text, at), second = byteAt(text, at + 1);
        return m_bigEndian ? first << 8 | second : second << 8 | first;
    }
    bool m_marked;
    bool m_bigEndian;
};

class Utf32Codec final : public Codec {
public:
    Utf32Codec(bool marked, bool bigEndian) : m_marked(marked), m_bigEndian(bigEndian) {}
    std::string_view name() const override { return m_marked ? "utf-32" : m_bigEndian ? "utf-32-be" : "utf-32-le"; }
    bool encode(char32_t c, std::string &out) const override
    {
        if (isSurrogate(c)) return false;
        for (unsigned i = 0; i < 4; ++i) out.push_back(static_cast<char>(c >> (8 * (m_bigEndian ? 3 - i : i)) & 0xff));
        return true;
    }
    const char *reason() const override { return "surrogates not allowed"; }
    std::string_view mark() const override
    {
        using namespace std::string_view_literals;
        return !m_marked ? ""sv : m_bigEndian ? "\0\0\xfe\xff"sv : "\xff\xfe\0\0"sv;
    }
    Decoded decode(std::string_view text, std::size_t at) const override
    {
        if (at + 4 > text.size()) return {0, text.size() - at, "truncated data"};
        char32_t c = 0;
        for (unsigned i = 0; i < 4; ++i) c |= char32_t{byteAt(text, at + i)} << (8 * (m_bigEndian ? 3 - i : i));
        if (isSurrogate(c)) return {0, 4, "code point in surrogate code point range(0xd800, 0xe000)"};
        if (c > 0x10ffff) return {0, 4, "code point not in range(0x110000)"};
        return {c, 4, nullptr};
    }

private:
    bool m_marked;
    bool m_bigEndian;
};

struct OldMapping {
    char32_t character;
    std::uint32_t bytes;
};
constexpr OldMapping OldEdition[] = {
#include "core/vm/gb18030_2000.inc"
};

/// One of iconv's encodings in which bytes below 0x80 are ASCII.
class IconvCodec final : public Codec {
public:
    IconvCodec(std::string_view name, const char *iconvName, std::size_t longest)
        : m_name(name), m_longest(longest), m_from(iconv_open("UTF-32LE", iconvName)), m_to(iconv_open(iconvName, "UTF-32LE"))
    {
    }
    ~IconvCodec() override
    {
        if (m_from != invalid()) iconv_close(m_from);
        if (m_to != invalid()) iconv_close(m_to);
    }
    IconvCodec(const IconvCodec &) = delete;
    IconvCodec &operator=(const IconvCodec &) = delete;

    /// False on a machine whose C library came without this encoding.
    bool isThere() const { return m_from != invalid() && m_to != invalid(); }
    std::string_view name() const override { return m_longest == 1 ? std::string_view("charmap") : m_name; }
    const char *reason() const override { return m_longest == 1 ? "character maps to <undefined>" : "illegal multibyte sequence"; }
    bool groupsErrors() const override { return m_longest == 1; }

    bool encode(char32_t c, std::string &out) const override
    {
        if (isSurrogate(c)) return false;
        if (m_longest == 4 && encodeOldEdition(c, out)) return true;
        char bytes[8];
        const std::size_t made = convert(m_to, reinterpret_cast<const char *>(&c), sizeof c, bytes, sizeof bytes);
        // A single byte beyond ASCII (the C library's euro sign in GBK) is none of the encoding's own.
        if (m_longest > 1 && made == 1 && c >= 0x80) return false;
        out.append(bytes, made);
        return made != 0;
    }
    Decoded decode(std::string_view text, std::size_t at) const override
    {
        const std::uint8_t lead = byteAt(text, at);
        if (lead < 0x80) return {lead, 1, nullptr};
        const std::size_t left = text.size() - at;
        for (std::size_t length = std::min<std::size_t>(m_longest, 2); length <= std::min(m_longest, left); ++length) {
            char32_t c = 0;
            if (m_longest == 4 && decodeOldEdition(text.substr(at, length), c)) return {c, length, nullptr};
            const std::size_t made = convert(m_from, text.data() + at, length, reinterpret_cast<char *>(&c), sizeof c);
            if (made == sizeof c) return {c, length, nullptr};
        }
        if (m_longest == 1) return {0, 1, reason()};
        const bool fourBytes = m_longest == 4 && left > 1 && byteAt(text, at + 1) >= '0' && byteAt(text, at + 1) <= '9';
        if (left < (fourBytes ? 4u : 2u)) return {0, left, "incomplete multibyte sequence"};
        return {0, 1, reason()};
    }

private:
    static bool encodeOldEdition(char32_t c, std::string &out)
    {
        const auto *found = std::find_if(std::begin(OldEdition), std::end(OldEdition), [c](const OldMapping &row) { return row.character == c; });
        if (found == std::end(OldEdition)) return false;
        for (int shift = found->bytes > 0xffff ? 24 : 8; shift >= 0; shift -= 8) out.push_back(static_cast<char>(found->bytes >> shift & 0xff));
        return true;
    }
    static bool decodeOldEdition(std::string_view bytes, char32_t &c)
    {
        std::uint32_t number = 0;
        for (const char byte : bytes) number = number << 8 | static_cast<std::uint8_t>(byte);
        const auto *found = std::find_if(std::begin(OldEdition), std::end(OldEdition), [number](const OldMapping &row) { return row.bytes == number; });
        if (found == std::end(OldEdition)) return false;
        c = found->character;
        return true;
    }
    static iconv_t invalid() { return reinterpret_cast<iconv_t>(-1); }
    /// Bytes made of exactly the input; 0 if it is no whole character or more than one.
    static std::size_t convert(iconv_t converter, const char *from, std::size_t size, char *to, std::size_t room)
    {
        iconv(converter, nullptr, nullptr, nullptr, nullptr);
        char *input = const_cast<char *>(from);
        char *output = to;
        std::size_t left = room;
        const std::size_t answer = iconv(converter, &input, &size, &output, &left);
        return answer == 0 && size == 0 ? room - left : 0;
    }

    std::string m_name;
    std::size_t m_longest;
    iconv_t m_from;
    iconv_t m_to;
};

std::string normalized(std::string_view name)
{
    std::string plain;
    for (const char c : name) {
        if (c == '_' || c == ' ' || c == '-') {
            if (!plain.empty() && plain.back() != '-') plain.push_back('-');
        } else {
            plain.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
        }
    }
    return plain;
}

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

struct IconvEncoding {
    std::string_view name;
    const char *iconvName;
    std::size_t longest;
    std::string_view alias;
};
/// Those whose tables in the C library are CPython's, to the character.
constexpr IconvEncoding IconvEncodings[] = {
    {"gbk", "GBK", 2, "cp936"},
    {"gb2312", "EUC-CN", 2, "euc-cn"},
    {"gb18030", "GB18030", 4, "gb18030-2000"},
    {"cp1250", "CP1250", 1, "windows-1250"},
    {"cp1251", "CP1251", 1, "windows-1251"},
    {"cp1252", "CP1252", 1, "windows-1252"},
    {"iso-8859-15", "ISO-8859-15", 1, "latin-9"},
    {"koi8-r", "KOI8-R", 1, "koi8r"},
};

} // namespace

std::unique_ptr<Codec> findCodec(std::string_view spelled, std::string_view text)
{
    const std::string name = normalized(spelled);
    if (isOneOf(name, {"utf-8", "utf8", "u8", "utf"})) return std::make_unique<Utf8Codec>(false);
    if (isOneOf(name, {"utf-8-sig", "utf8-sig"})) return std::make_unique<Utf8Codec>(true);
    if (isOneOf(name, {"ascii", "us-ascii", "646", "ansi-x3.4-1968"})) return std::make_unique<DirectCodec>(U'\x80');
    if (isOneOf(name, {"latin-1", "latin1", "latin", "l1", "iso-8859-1", "iso8859-1", "8859", "cp819"})) return std::make_unique<DirectCodec>(char32_t{0x100});
    if (isOneOf(name, {"utf-16", "utf16", "u16"})) return std::make_unique<Utf16Codec>(true, text.starts_with("\xfe\xff"));
    if (isOneOf(name, {"utf-16-le", "utf-16le"})) return std::make_unique<Utf16Codec>(false, false);
    if (isOneOf(name, {"utf-16-be", "utf-16be"})) return std::make_unique<Utf16Codec>(false, true);
    if (isOneOf(name, {"utf-32", "utf32", "u32"})) return std::make_unique<Utf32Codec>(true, text.starts_with(std::string_view("\0\0\xfe\xff", 4)));
    if (isOneOf(name, {"utf-32-le", "utf-32le"})) return std::make_unique<Utf32Codec>(false, false);
    if (isOneOf(name, {"utf-32-be", "utf-32be"})) return std::make_unique<Utf32Codec>(false, true);
    for (const IconvEncoding &encoding : IconvEncodings) {
        if (name != encoding.name && name != encoding.alias) continue;
        std::string pythonName(encoding.name);
        std::replace(pythonName.begin(), pythonName.end(), '-', '_');
        auto codec = std::make_unique<IconvCodec>(pythonName, encoding.iconvName, encoding.longest);
        if (codec->isThere()) return codec;
    }
    return nullptr;
}

} // namespace forkyard::vm
