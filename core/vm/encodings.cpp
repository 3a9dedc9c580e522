// Encoding and decoding whole texts: the codec does characters, here stands what an error handler makes of what it refuses.
#include "core/vm/encodings.h"

#include "core/vm/codecs.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <cstdio>

namespace forkyard::vm {

namespace {

enum class Errors { Strict, Ignore, Replace, BackslashReplace, XmlCharRefReplace, SurrogateEscape, SurrogatePass, Unknown };

Errors errorsOf(std::string_view name)
{
    static constexpr std::pair<std::string_view, Errors> known[] = {
        {"strict", Errors::Strict},
        {"ignore", Errors::Ignore},
        {"replace", Errors::Replace},
        {"backslashreplace", Errors::BackslashReplace},
        {"xmlcharrefreplace", Errors::XmlCharRefReplace},
        {"surrogateescape", Errors::SurrogateEscape},
        {"surrogatepass", Errors::SurrogatePass},
    };
    const auto *found = std::find_if(std::begin(known), std::end(known), [name](const auto &row) { return row.first == name; });
    return found == std::end(known) ? Errors::Unknown : found->second;
}

Outcome raiseUnknownHandler(Thread &t, std::string_view errors)
{
    return raise(t, ClassId::LookupError, "unknown error handler name '%s'", std::string(errors).c_str());
}

std::string escaped(char32_t c)
{
    char text[16];
    std::snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", static_cast<unsigned>(c));
    return text;
}

bool isSurrogate(char32_t c) { return c >= 0xd800 && c <= 0xdfff; }

/// What the handler puts in place of a character. False: it has nothing for this one.
bool encodeRefused(const Codec &codec, Errors errors, char32_t c, std::string &out)
{
    std::string replacement;
    switch (errors) {
    case Errors::Ignore: return true;
    case Errors::Replace: replacement = "?"; break;
    case Errors::BackslashReplace: replacement = escaped(c); break;
    case Errors::XmlCharRefReplace: replacement = "&#" + std::to_string(static_cast<unsigned>(c)) + ";"; break;
    case Errors::SurrogateEscape:
        if (c < 0xdc80 || c > 0xdcff) return false;
        out.push_back(static_cast<char>(c - 0xdc00));
        return true;
    case Errors::SurrogatePass:
        if (!isSurrogate(c) || !codec.name().starts_with("utf-8")) return false;
        out.push_back(static_cast<char>(0xe0 | (c >> 12)));
        out.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3f)));
        out.push_back(static_cast<char>(0x80 | (c & 0x3f)));
        return true;
    case Errors::Strict:
    case Errors::Unknown: return false;
    }
    for (const char ascii : replacement) codec.encode(static_cast<std::uint8_t>(ascii), out);
    return true;
}

/// Characters the handler puts in place of bytes that are none; how many bytes they stand for, 0: it has nothing.
std::size_t decodeRefused(const Codec &codec, Errors errors, std::string_view text, std::size_t at, std::size_t length, std::u32string &out)
{
    switch (errors) {
    case Errors::Ignore: return length;
    case Errors::Replace: out.push_back(U'\ufffd'); return length;
    case Errors::BackslashReplace:
        for (std::size_t i = 0; i < length; ++i)
            for (const char c : escaped(static_cast<std::uint8_t>(text[at + i]))) out.push_back(static_cast<char32_t>(c));
        return length;
    case Errors::SurrogateEscape: {
        std::size_t taken = 0;
        for (; taken < length && (text[at + taken] & 0x80); ++taken) out.push_back(0xdc00 + static_cast<std::uint8_t>(text[at + taken]));
        return taken;
    }
    case Errors::SurrogatePass: {
        if (codec.name() != "utf-8" || at + 3 > text.size()) return 0;
        const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[at + i]); };
        if (byte(0) != 0xed || (byte(1) & 0xe0) != 0xa0 || (byte(2) & 0xc0) != 0x80) return 0;
        out.push_back(0xd000u | static_cast<char32_t>(byte(1) & 0x3f) << 6 | (byte(2) & 0x3fu));
        return 3;
    }
    default: return 0;
    }
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return !(c & 0x80); });
}

} // namespace

Outcome encodeText(Thread &t, Value str, std::string_view encoding, std::string_view errorsName, std::string &out)
{
    const auto codec = findCodec(encoding);
    if (!codec) return raise(t, ClassId::LookupError, "unknown encoding: %s", std::string(encoding).c_str());
    const auto *s = t.machine.at<StrObject>(str);
    const Errors errors = errorsOf(errorsName);
    out += codec->mark();
    out.reserve(out.size() + s->length);
    for (std::size_t i = 0; i < s->length; ++i) {
        if (codec->encode(characterAt(s, i), out)) continue;
        if (errors == Errors::Unknown) return raiseUnknownHandler(t, errorsName);
        if (encodeRefused(*codec, errors, characterAt(s, i), out)) continue;
        std::size_t end = i + 1;
        std::string ignored;
        while (codec->groupsErrors() && end < s->length && !codec->encode(characterAt(s, end), ignored)) ++end;
        return raiseUnicodeError(t, ClassId::UnicodeEncodeError, codec->name(), str, i, end, codec->reason());
    }
    return Outcome::Done;
}

Outcome decodeText(Thread &t, Value bytes, std::string_view encoding, std::string_view errorsName, Value &result)
{
    const std::string_view text = bytesOf(t.machine, bytes);
    const auto codec = findCodec(encoding, text);
    if (!codec) return raise(t, ClassId::LookupError, "unknown encoding: %s", std::string(encoding).c_str());
    const Errors errors = errorsOf(errorsName);
    const bool wide = codec->name().starts_with("utf-16") || codec->name().starts_with("utf-32");
    if (!wide && isAscii(text)) {
        result = makeLatin1Str(t, reinterpret_cast<const std::uint8_t *>(text.data()), text.size());
        return Outcome::Done;
    }
    std::u32string characters;
    characters.reserve(text.size());
    std::size_t at = text.starts_with(codec->mark()) ? codec->mark().size() : 0;
    while (at < text.size()) {
        const Decoded decoded = codec->decode(text, at);
        if (!decoded.reason) {
            characters.push_back(decoded.character);
            at += decoded.length;
            continue;
        }
        if (errors == Errors::Unknown) return raiseUnknownHandler(t, errorsName);
        if (errors == Errors::XmlCharRefReplace)
            return raise(t, ClassId::TypeError, "don't know how to handle UnicodeDecodeError in error callback");
        const std::size_t taken = decodeRefused(*codec, errors, text, at, decoded.length, characters);
        if (taken == 0) {
            const Value object = isByteArray(t.machine, bytes) ? makeBytes(t, text) : bytes;
            return raiseUnicodeError(t, ClassId::UnicodeDecodeError, codec->name(), object, at, at + decoded.length, decoded.reason);
        }
        at += taken;
    }
    result = makeStr(t, characters.data(), characters.size());
    return Outcome::Done;
}

Outcome decodeText(Thread &t, std::string_view bytes, std::string_view encoding, std::string_view errors, Value &result)
{
    return decodeText(t, makeBytes(t, bytes), encoding, errors, result);
}

} // namespace forkyard::vm
