// Methods of str about upper and lower case, and about what kinds of characters it consists of.
#include "core/vm/str_methods.h"

#include "core/vm/string_builder.h"
#include "core/vm/text_arguments.h"
#include "core/vm/unicode_data.h"

#include <algorithm>
#include <array>

namespace forkyard::vm {

namespace {

using unicode::CaseMapping;
using unicode::has;

void append(StringBuilder &out, const CaseMapping &mapping)
{
    for (unsigned i = 0; i < mapping.count; ++i) out.append(mapping.characters[i]);
}

/// A capital sigma ends a word as ς: cased letters before it, none behind, ignorable characters looked through.
bool isFinalSigma(const StrObject *s, std::size_t at)
{
    std::size_t before = at;
    while (before > 0 && has(characterAt(s, before - 1), unicode::CaseIgnorable)) --before;
    if (before == 0 || !has(characterAt(s, before - 1), unicode::Cased)) return false;
    std::size_t after = at + 1;
    while (after < s->length && has(characterAt(s, after), unicode::CaseIgnorable)) ++after;
    return after == s->length || !has(characterAt(s, after), unicode::Cased);
}

void appendLower(StringBuilder &out, const StrObject *s, std::size_t at)
{
    constexpr char32_t CapitalSigma = 0x3a3;
    const char32_t c = characterAt(s, at);
    if (c == CapitalSigma)
        out.append(isFinalSigma(s, at) ? U'\u03c2' : U'\u03c3');
    else
        append(out, unicode::toLower(c));
}

bool isAscii(const StrObject *s)
{
    return s->width() == 1 && std::all_of(s->bytes(), s->bytes() + s->length, [](std::uint8_t c) { return c < 0x80; });
}

/// Each byte of an ASCII string through `map`.
template <typename Map>
Value mapAscii(Call &call, const StrObject *s, Map map)
{
    StrObject *made = newStr(call.thread, s->length, 1);
    std::transform(s->bytes(), s->bytes() + s->length, made->ownBytes(), [&](std::uint8_t c) { return static_cast<std::uint8_t>(map(c)); });
    return valueOf(call.thread, made);
}
int asciiLower(int c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }
int asciiUpper(int c) { return c >= 'a' && c <= 'z' ? c - 32 : c; }

Outcome lower(Call &call)
{
    const StrObject *s = strAt(call, 0);
    if (isAscii(s)) return call.done(mapAscii(call, s, asciiLower));
    StringBuilder out;
    for (std::size_t i = 0; i < s->length; ++i) appendLower(out, s, i);
    return call.done(out.finish(call.thread));
}

Outcome upper(Call &call)
{
    const StrObject *s = strAt(call, 0);
    if (isAscii(s)) return call.done(mapAscii(call, s, asciiUpper));
    StringBuilder out;
    for (std::size_t i = 0; i < s->length; ++i) append(out, unicode::toUpper(characterAt(s, i)));
    return call.done(out.finish(call.thread));
}

Outcome casefold(Call &call)
{
    const StrObject *s = strAt(call, 0);
    if (isAscii(s)) return call.done(mapAscii(call, s, asciiLower));
    StringBuilder out;
    for (std::size_t i = 0; i < s->length; ++i) append(out, unicode::foldCase(characterAt(s, i)));
    return call.done(out.finish(call.thread));
}

Outcome capitalize(Call &call)
{
    const StrObject *s = strAt(call, 0);
    StringBuilder out;
    for (std::size_t i = 0; i < s->length; ++i) {
        if (i == 0)
            append(out, unicode::toTitle(characterAt(s, 0)));
        else
            appendLower(out, s, i);
    }
    return call.done(out.finish(call.thread));
}

Outcome title(Call &call)
{
    const StrObject *s = strAt(call, 0);
    StringBuilder out;
    bool inWord = false;
    for (std::size_t i = 0; i < s->length; ++i) {
        const char32_t c = characterAt(s, i);
        if (inWord)
            appendLower(out, s, i);
        else
            append(out, unicode::toTitle(c));
        inWord = has(c, unicode::Cased);
    }
    return call.done(out.finish(call.thread));
}

Outcome swapcase(Call &call)
{
    const StrObject *s = strAt(call, 0);
    StringBuilder out;
    for (std::size_t i = 0; i < s->length; ++i) {
        const char32_t c = characterAt(s, i);
        if (has(c, unicode::Upper))
            appendLower(out, s, i);
        else if (has(c, unicode::Lower))
            append(out, unicode::toUpper(c));
        else
            out.append(c);
    }
    return call.done(out.finish(call.thread));
}

/// True if there is a cased character and none of the other case.
bool isAllOfCase(const StrObject *s, std::uint16_t wanted, std::uint16_t refused)
{
    bool found = false;
    for (std::size_t i = 0; i < s->length; ++i) {
        const std::uint16_t properties = unicode::properties(characterAt(s, i));
        if (properties & refused) return false;
        found = found || (properties & wanted);
    }
    return found;
}
Outcome isupper(Call &call) { return call.done(Value::boolean(isAllOfCase(strAt(call, 0), unicode::Upper, unicode::Lower | unicode::Title))); }
Outcome islower(Call &call) { return call.done(Value::boolean(isAllOfCase(strAt(call, 0), unicode::Lower, unicode::Upper | unicode::Title))); }

Outcome istitle(Call &call)
{
    const StrObject *s = strAt(call, 0);
    bool found = false;
    bool inWord = false;
    for (std::size_t i = 0; i < s->length; ++i) {
        const std::uint16_t properties = unicode::properties(characterAt(s, i));
        const bool starts = properties & (unicode::Upper | unicode::Title);
        const bool goesOn = properties & unicode::Lower;
        if ((starts && inWord) || (goesOn && !inWord)) return call.done(Value::boolean(false));
        inWord = starts || goesOn;
        found = found || inWord;
    }
    return call.done(Value::boolean(found));
}

bool allHave(const StrObject *s, std::uint16_t any)
{
    if (s->width() == 1) {
        static const auto Properties = [] {
            std::array<std::uint16_t, 256> properties{};
            for (char32_t c = 0; c < 256; ++c) properties[c] = unicode::properties(c);
            return properties;
        }();
        const std::uint8_t *const characters = s->bytes();
        for (std::size_t i = 0; i < s->length; ++i)
            if (!(Properties[characters[i]] & any)) return false;
        return true;
    }
    for (std::size_t i = 0; i < s->length; ++i)
        if (!has(characterAt(s, i), any)) return false;
    return true;
}
/// Answers for a method that says False of an empty string.
template <std::uint16_t any>
Outcome nonEmptyAllHave(Call &call)
{
    const StrObject *s = strAt(call, 0);
    return call.done(Value::boolean(s->length != 0 && allHave(s, any)));
}

Outcome isprintable(Call &call) { return call.done(Value::boolean(allHave(strAt(call, 0), unicode::Printable))); }
Outcome isascii(Call &call) { return call.done(Value::boolean(isAscii(strAt(call, 0)))); }

Outcome isidentifier(Call &call)
{
    const StrObject *s = strAt(call, 0);
    bool all = s->length != 0 && has(characterAt(s, 0), unicode::IdentifierStart);
    for (std::size_t i = 1; all && i < s->length; ++i) all = has(characterAt(s, i), unicode::IdentifierContinue);
    return call.done(Value::boolean(all));
}

} // namespace

void defineStrCase(Thread &t)
{
    defineMethods(t, t.machine.classes[static_cast<unsigned>(ClassId::Str)], {
        {"lower", "self, /", lower},
        {"upper", "self, /", upper},
        {"casefold", "self, /", casefold},
        {"capitalize", "self, /", capitalize},
        {"title", "self, /", title},
        {"swapcase", "self, /", swapcase},
        {"isupper", "self, /", isupper},
        {"islower", "self, /", islower},
        {"istitle", "self, /", istitle},
    });
}

void defineStrClasses(Thread &t)
{
    defineMethods(t, t.machine.classes[static_cast<unsigned>(ClassId::Str)], {
        {"isalpha", "self, /", nonEmptyAllHave<unicode::Alpha>},
        {"isdecimal", "self, /", nonEmptyAllHave<unicode::Decimal>},
        {"isdigit", "self, /", nonEmptyAllHave<unicode::Digit>},
        {"isnumeric", "self, /", nonEmptyAllHave<unicode::Numeric>},
        {"isalnum", "self, /", nonEmptyAllHave<unicode::Alpha | unicode::Decimal | unicode::Digit | unicode::Numeric>},
        {"isspace", "self, /", nonEmptyAllHave<unicode::Space>},
        {"isprintable", "self, /", isprintable},
        {"isascii", "self, /", isascii},
        {"isidentifier", "self, /", isidentifier},
    });
}

} // namespace forkyard::vm
