// Methods of str that take it apart and put it together: split, rsplit, splitlines, join.
#include "core/vm/str_methods.h"

#include "core/vm/iterators.h"
#include "core/vm/lists.h"
#include "core/vm/string_builder.h"
#include "core/vm/text_arguments.h"
#include "core/vm/unicode_data.h"

#include <algorithm>
#include <array>
#include <vector>

namespace forkyard::vm {

namespace {

bool isSpace(char32_t c)
{
    if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
    return unicode::has(c, unicode::Space);
}

Value listOf(Thread &t, const std::vector<Value> &parts) { return makeList(t, parts.data(), parts.size()); }

/// All words of a text of one byte each.
std::vector<Value> narrowWords(Thread &t, const StrObject *s)
{
    static constexpr auto Spaces = [] {
        std::array<bool, 256> spaces{};
        for (const int c : {9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 0x85, 0xa0}) spaces[static_cast<std::size_t>(c)] = true;
        return spaces;
    }();
    constexpr std::size_t UsualWord = 5; // characters, with the space behind it
    std::vector<Value> parts;
    parts.reserve(s->length / UsualWord + 1);
    const std::uint8_t *at = s->bytes(), *const last = at + s->length;
    for (;;) {
        while (at != last && Spaces[*at]) ++at;
        if (at == last) return parts;
        const std::uint8_t *const start = at;
        while (at != last && !Spaces[*at]) ++at;
        const auto count = static_cast<std::size_t>(at - start);
        parts.push_back(count == s->length ? substring(t, s, 0, count) : makeLatin1Str(t, start, count));
    }
}

/// Words between runs of white space; after `limit` splits the rest is one part, with the space at its end.
std::vector<Value> splitAtSpaces(Thread &t, const StrObject *s, std::int64_t limit)
{
    if (limit < 0 && s->width() == 1) return narrowWords(t, s);
    std::vector<Value> parts;
    std::size_t at = 0;
    for (;;) {
        while (at < s->length && isSpace(characterAt(s, at))) ++at;
        if (at == s->length) return parts;
        if (limit-- == 0) {
            parts.push_back(substring(t, s, at, s->length));
            return parts;
        }
        std::size_t end = at;
        while (end < s->length && !isSpace(characterAt(s, end))) ++end;
        parts.push_back(substring(t, s, at, end));
        at = end;
    }
}

/// The same from the right.
std::vector<Value> splitAtSpacesFromRight(Thread &t, const StrObject *s, std::int64_t limit)
{
    std::vector<Value> parts;
    std::size_t end = s->length;
    for (;;) {
        while (end > 0 && isSpace(characterAt(s, end - 1))) --end;
        if (end == 0) break;
        if (limit-- == 0) {
            parts.push_back(substring(t, s, 0, end));
            break;
        }
        std::size_t start = end;
        while (start > 0 && !isSpace(characterAt(s, start - 1))) --start;
        parts.push_back(substring(t, s, start, end));
        end = start;
    }
    std::reverse(parts.begin(), parts.end());
    return parts;
}

std::vector<Value> splitAt(Thread &t, const StrObject *s, const StrObject *separator, std::int64_t limit)
{
    std::vector<Value> parts;
    std::size_t start = 0;
    while (limit-- != 0) {
        const std::int64_t at = strFind(s, separator, start, s->length);
        if (at < 0) break;
        parts.push_back(substring(t, s, start, static_cast<std::size_t>(at)));
        start = static_cast<std::size_t>(at) + separator->length;
    }
    parts.push_back(substring(t, s, start, s->length));
    return parts;
}

std::vector<Value> splitAtFromRight(Thread &t, const StrObject *s, const StrObject *separator, std::int64_t limit)
{
    std::vector<Value> parts;
    std::size_t end = s->length;
    while (limit-- != 0) {
        const std::int64_t at = strFindLast(s, separator, 0, end);
        if (at < 0) break;
        parts.push_back(substring(t, s, static_cast<std::size_t>(at) + separator->length, end));
        end = static_cast<std::size_t>(at);
    }
    parts.push_back(substring(t, s, 0, end));
    std::reverse(parts.begin(), parts.end());
    return parts;
}

template <bool fromRight>
Outcome split(Call &call)
{
    Thread &t = call.thread;
    const StrObject *s = strAt(call, 0);
    std::int64_t limit = 0;
    FORKYARD_TRY(intArgument(call, 2, limit));
    if (limit < 0) limit = -1;
    if (call[1].isNone()) return call.done(listOf(t, fromRight ? splitAtSpacesFromRight(t, s, limit) : splitAtSpaces(t, s, limit)));
    if (!isStr(call.machine, call[1]))
        return call.raise(ClassId::TypeError, "must be str or None, not %s", typeName(call.machine, call[1]).c_str());
    const StrObject *separator = strAt(call, 1);
    if (separator->length == 0) return call.raise(ClassId::ValueError, "empty separator");
    return call.done(listOf(t, fromRight ? splitAtFromRight(t, s, separator, limit) : splitAt(t, s, separator, limit)));
}

Outcome splitlines(Call &call)
{
    const StrObject *s = strAt(call, 0);
    bool keepEnds = false;
    FORKYARD_TRY(truth(call.thread, call[1], keepEnds));
    std::vector<Value> lines;
    for (std::size_t start = 0; start < s->length;) {
        std::size_t end = start;
        while (end < s->length && !unicode::has(characterAt(s, end), unicode::LineBreak)) ++end;
        std::size_t next = end;
        if (next < s->length) ++next;
        if (next < s->length && characterAt(s, end) == '\r' && characterAt(s, next) == '\n') ++next;
        lines.push_back(substring(call.thread, s, start, keepEnds ? next : end));
        start = next;
    }
    return call.done(listOf(call.thread, lines));
}

Outcome joinItems(Call &call, Items items)
{
    const Machine &m = call.machine;
    const StrObject *separator = strAt(call, 0);
    std::vector<Value> parts;
    parts.reserve(items.count * 2);
    for (std::size_t i = 0; i < items.count; ++i) {
        const Value item = items[i];
        if (!isStr(m, item))
            return call.raise(ClassId::TypeError, "sequence item %zu: expected str instance, %s found", i, typeName(m, item).c_str());
        if (i != 0 && separator->length != 0) parts.push_back(call[0]);
        parts.push_back(item);
    }
    if (parts.size() == 1) return call.done(exactStr(call.thread, parts[0]));
    return call.done(concatenate(call.thread, parts.data(), parts.size()));
}

Outcome join(Call &call)
{
    const Machine &m = call.machine;
    if (isList(m, call[1]) || isTuple(m, call[1])) return joinItems(call, itemsOf(m, call[1]));
    std::vector<Value> items;
    if (!iteratesNatively(m, call[1])) return call.fallback(PreludeId::str_join);
    FORKYARD_TRY(collect(call.thread, call[1], items));
    return joinItems(call, {items.data(), items.size()});
}

} // namespace

void defineStrSplit(Thread &t)
{
    defineMethods(t, t.machine.classes[static_cast<unsigned>(ClassId::Str)], {
        {"split", "self, /, sep=None, maxsplit=-1", split<false>},
        {"rsplit", "self, /, sep=None, maxsplit=-1", split<true>},
        {"splitlines", "self, /, keepends=False", splitlines},
        {"join", "self, iterable, /", join},
    });
}

} // namespace forkyard::vm
