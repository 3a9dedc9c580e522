// str.format and format_map.
#include "core/vm/format_template.h"

#include "core/vm/attributes.h"
#include "core/vm/dicts.h"
#include "core/vm/format_percent.h"
#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/repr.h"
#include "core/vm/str_methods.h"
#include "core/vm/string_builder.h"
#include "core/vm/text_arguments.h"

namespace forkyard::vm {

namespace {

/// text as a number, -1 if it is none. False: too many digits.
bool readIndex(std::u32string_view text, std::int64_t &number)
{
    number = -1;
    std::int64_t value = 0;
    if (text.empty()) return true;
    for (const char32_t c : text) {
        if (c < '0' || c > '9') return true;
        if (__builtin_mul_overflow(value, 10, &value) || __builtin_add_overflow(value, static_cast<std::int64_t>(c - '0'), &value)) return false;
    }
    number = value;
    return true;
}

Outcome readField(Thread &t, std::u32string_view text, std::size_t &at, Markup &markup)
{
    const std::size_t start = at;
    char32_t c = 0;
    while (at < text.size()) {
        c = text[at++];
        if (c == '{') return raise(t, ClassId::ValueError, "unexpected '{' in field name");
        if (c == '[') {
            at = std::min(text.find(U']', at), text.size());
            continue;
        }
        if (c == '}' || c == ':' || c == '!') break;
    }
    markup.hasField = true;
    if (c != '}' && c != ':' && c != '!') return raise(t, ClassId::ValueError, "expected '}' before end of string");
    markup.name = text.substr(start, at - 1 - start);
    if (c == '}') return Outcome::Done;
    if (c == '!') {
        if (at == text.size()) return raise(t, ClassId::ValueError, "end of string while looking for conversion specifier");
        markup.conversion = text[at++];
        if (at < text.size()) {
            c = text[at++];
            if (c == '}') return Outcome::Done;
            if (c != ':') return raise(t, ClassId::ValueError, "expected ':' after conversion specifier");
        }
    }
    const std::size_t specStart = at;
    for (int depth = 1; at < text.size();) {
        c = text[at++];
        if (c == '{') {
            markup.specHasFields = true;
            ++depth;
        } else if (c == '}' && --depth == 0) {
            markup.spec = text.substr(specStart, at - 1 - specStart);
            return Outcome::Done;
        }
    }
    return raise(t, ClassId::ValueError, "unmatched '{' in format spec");
}

} // namespace

Outcome readMarkup(Thread &t, std::u32string_view text, std::size_t &at, Markup &markup)
{
    markup = {};
    const std::size_t start = at;
    at = std::min(text.find_first_of(U"{}", at), text.size());
    markup.literal = text.substr(start, at - start);
    if (at == text.size()) return Outcome::Done;
    const char32_t brace = text[at++];
    if (at < text.size() && text[at] == brace) {
        markup.literal = text.substr(start, at - start);
        ++at;
        return Outcome::Done;
    }
    if (brace == '}') return raise(t, ClassId::ValueError, "Single '}' encountered in format string");
    if (at == text.size()) return raise(t, ClassId::ValueError, "Single '{' encountered in format string");
    return readField(t, text, at, markup);
}

Outcome readFieldName(Thread &t, std::u32string_view text, FieldName &name)
{
    const auto tooManyDigits = [&t] { return raise(t, ClassId::ValueError, "Too many decimal digits in format string"); };
    std::size_t at = std::min(text.find_first_of(U".["), text.size());
    name.first = text.substr(0, at);
    if (!readIndex(name.first, name.index)) return tooManyDigits();
    while (at < text.size()) {
        const char32_t c = text[at++];
        FieldName::Step step{c == '.', {}, -1};
        if (c == '.') {
            const std::size_t end = std::min(text.find_first_of(U".[", at), text.size());
            step.name = text.substr(at, end - at);
            at = end;
        } else if (c == '[') {
            const std::size_t end = text.find(U']', at);
            if (end == std::u32string_view::npos) return raise(t, ClassId::ValueError, "Missing ']' in format string");
            step.name = text.substr(at, end - at);
            at = end + 1;
            if (!readIndex(step.name, step.index)) return tooManyDigits();
        } else {
            return raise(t, ClassId::ValueError, "Only '.' or '[' may follow ']' in format field specifier");
        }
        if (step.name.empty()) return raise(t, ClassId::ValueError, "Empty attribute in format string");
        name.steps.push_back(step);
    }
    return Outcome::Done;
}

Outcome FieldNumbering::number(Thread &t, const FieldName &name, std::int64_t &index)
{
    index = name.index;
    const bool empty = name.first.empty();
    if (!empty && index < 0) return Outcome::Done;
    if (mode == Unknown) mode = empty ? Automatic : Manual;
    if (mode == Manual && empty)
        return raise(t, ClassId::ValueError, "cannot switch from manual field specification to automatic field numbering");
    if (mode == Automatic && !empty)
        return raise(t, ClassId::ValueError, "cannot switch from automatic field numbering to manual field specification");
    if (empty) index = next++;
    return Outcome::Done;
}

namespace {

/// One call of format (arguments and keywords) or format_map (a mapping alone).
class TemplateFormatter {
public:
    TemplateFormatter(Thread &t, Value arguments, Value mapping) : m_thread(t), m_arguments(arguments), m_mapping(mapping) {}

    Outcome run(std::u32string_view text, int depth, StringBuilder &out)
    {
        if (depth == 0) return raise(m_thread, ClassId::ValueError, "Max string recursion exceeded");
        for (std::size_t at = 0; at < text.size();) {
            Markup markup;
            FORKYARD_TRY(readMarkup(m_thread, text, at, markup));
            for (const char32_t c : markup.literal) out.append(c);
            if (markup.hasField) FORKYARD_TRY(field(markup, depth, out));
        }
        return Outcome::Done;
    }

private:
    Value textValue(std::u32string_view text) { return makeStr(m_thread, text.data(), text.size()); }

    Outcome field(const Markup &markup, int depth, StringBuilder &out)
    {
        Value v;
        FORKYARD_TRY(find(markup.name, v));
        FORKYARD_TRY(convert(markup.conversion, v));
        std::string spec;
        if (markup.specHasFields) {
            StringBuilder expanded;
            FORKYARD_TRY(run(markup.spec, depth - 1, expanded));
            spec = textOf(m_thread.machine, expanded.finish(m_thread));
        } else if (!markup.spec.empty()) {
            spec = textOf(m_thread.machine, textValue(markup.spec));
        }
        Value formatted;
        FORKYARD_TRY(formatValue(m_thread, v, spec, formatted));
        out.append(m_thread.machine.at<StrObject>(formatted));
        return Outcome::Done;
    }

    Outcome find(std::u32string_view text, Value &v)
    {
        FieldName name;
        FORKYARD_TRY(readFieldName(m_thread, text, name));
        std::int64_t index = 0;
        FORKYARD_TRY(m_numbering.number(m_thread, name, index));
        if (index < 0) {
            FORKYARD_TRY(getItem(m_thread, m_mapping, textValue(name.first), v));
        } else if (m_arguments.isUnbound()) {
            return raise(m_thread, ClassId::ValueError, "Format string contains positional fields");
        } else {
            const Items items = itemsOf(m_thread.machine, m_arguments);
            if (static_cast<std::uint64_t>(index) >= items.count)
                return raise(m_thread, ClassId::IndexError, "Replacement index %lld out of range for positional args tuple", static_cast<long long>(index));
            v = items[static_cast<std::size_t>(index)];
        }
        for (const FieldName::Step &step : name.steps) {
            const Value object = v;
            if (step.isAttribute)
                FORKYARD_TRY(getAttribute(m_thread, object, symbolOf(m_thread.machine, textValue(step.name)), v));
            else
                FORKYARD_TRY(getItem(m_thread, object, step.index >= 0 ? makeInt(m_thread, step.index) : textValue(step.name), v));
        }
        return Outcome::Done;
    }

    Outcome convert(char32_t conversion, Value &v)
    {
        const Value before = v;
        switch (conversion) {
        case 0: return Outcome::Done;
        case 'r': return reprOf(m_thread, before, v);
        case 's': return strOf(m_thread, before, v);
        case 'a': return asciiOf(m_thread, before, v);
        default: break;
        }
        if (conversion > 32 && conversion < 127)
            return raise(m_thread, ClassId::ValueError, "Unknown conversion specifier %c", static_cast<char>(conversion));
        return raise(m_thread, ClassId::ValueError, "Unknown conversion specifier \\x%x", static_cast<unsigned>(conversion));
    }

    Thread &m_thread;
    Value m_arguments; ///< tuple; Unbound for format_map
    Value m_mapping;
    FieldNumbering m_numbering;
};

constexpr int MaxDepth = 2; // a specification may have fields, theirs may not

Outcome formatTemplate(Call &call, Value arguments, Value mapping, PreludeId inTheLanguage)
{
    const std::u32string text = charactersOf(strAt(call, 0));
    TemplateFormatter formatter(call.thread, arguments, mapping);
    StringBuilder out;
    const Outcome outcome = formatter.run(text, MaxDepth, out);
    if (outcome == Outcome::Python) return call.fallback(inTheLanguage);
    FORKYARD_TRY(outcome);
    return call.done(out.finish(call.thread));
}

Outcome format(Call &call) { return formatTemplate(call, call[1], call[2], PreludeId::str_format); }
Outcome formatMap(Call &call) { return formatTemplate(call, Value(), call[1], PreludeId::str_format_map); }

} // namespace

void defineStrFormat(Thread &t)
{
    defineMethods(t, t.machine.classes[static_cast<unsigned>(ClassId::Str)], {
        {"format", "self, /, *args, **kwargs", format},
        {"format_map", "self, mapping, /", formatMap},
    });
}

} // namespace forkyard::vm
