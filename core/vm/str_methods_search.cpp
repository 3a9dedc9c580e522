// Methods of str that look for something in it: find, count, startswith, replace, strip, removeprefix, partition.
#include "core/vm/str_methods.h"

#include "core/vm/lists.h"
#include "core/vm/string_builder.h"
#include "core/vm/text_arguments.h"
#include "core/vm/unicode_data.h"

#include <algorithm>

namespace forkyard::vm {

namespace {

/// The place find() and its kin give, -1 if there is none. Arguments: self, part, start, end.
Outcome findPlace(Call &call, bool last, std::int64_t &place)
{
    const StrObject *s = strAt(call, 0);
    if (!isStr(call.machine, call[1])) return call.raise(ClassId::TypeError, "must be str, not %s", typeName(call.machine, call[1]).c_str());
    std::int64_t start = 0, end = 0;
    FORKYARD_TRY(boundsArguments(call, 2, s->length, start, end));
    place = -1;
    if (start > end) return Outcome::Done;
    const auto from = static_cast<std::size_t>(start);
    const auto to = static_cast<std::size_t>(end);
    place = last ? strFindLast(s, strAt(call, 1), from, to) : strFind(s, strAt(call, 1), from, to);
    return Outcome::Done;
}

template <bool last, bool raises>
Outcome find(Call &call)
{
    std::int64_t place = 0;
    FORKYARD_TRY(findPlace(call, last, place));
    if (raises && place < 0) return call.raise(ClassId::ValueError, "substring not found");
    return call.done(Value::integer(place));
}

Outcome count(Call &call)
{
    const StrObject *s = strAt(call, 0);
    if (!isStr(call.machine, call[1])) return call.raise(ClassId::TypeError, "must be str, not %s", typeName(call.machine, call[1]).c_str());
    const StrObject *part = strAt(call, 1);
    std::int64_t start = 0, end = 0;
    FORKYARD_TRY(boundsArguments(call, 2, s->length, start, end));
    std::int64_t found = 0;
    if (start > end) return call.done(Value::integer(0));
    if (part->length == 0) return call.done(Value::integer(end - start + 1));
    auto from = static_cast<std::size_t>(start);
    for (std::int64_t at; (at = strFind(s, part, from, static_cast<std::size_t>(end))) >= 0; ++found)
        from = static_cast<std::size_t>(at) + part->length;
    return call.done(Value::integer(found));
}

/// True if s[start:end] starts (or ends) with part.
bool matchesAt(const StrObject *s, const StrObject *part, std::int64_t start, std::int64_t end, bool atEnd)
{
    if (start > end || end - start < part->length) return false;
    const auto from = static_cast<std::size_t>(atEnd ? end - part->length : start);
    return strFind(s, part, from, from + part->length) >= 0;
}

template <bool atEnd>
Outcome startswith(Call &call)
{
    constexpr const char *method = atEnd ? "endswith" : "startswith";
    const Machine &m = call.machine;
    const StrObject *s = strAt(call, 0);
    std::int64_t start = 0, end = 0;
    FORKYARD_TRY(boundsArguments(call, 2, s->length, start, end));
    if (isStr(m, call[1])) return call.done(Value::boolean(matchesAt(s, strAt(call, 1), start, end, atEnd)));
    if (!isTuple(m, call[1]))
        return call.raise(ClassId::TypeError, "%s first arg must be str or a tuple of str, not %s", method, typeName(m, call[1]).c_str());
    const Items choices = itemsOf(m, call[1]);
    for (std::size_t i = 0; i < choices.count; ++i) {
        if (!isStr(m, choices[i]))
            return call.raise(ClassId::TypeError, "tuple for %s must only contain str, not %s", method, typeName(m, choices[i]).c_str());
        if (matchesAt(s, m.at<StrObject>(choices[i]), start, end, atEnd)) return call.done(Value::boolean(true));
    }
    return call.done(Value::boolean(false));
}

Outcome removeprefix(Call &call)
{
    const StrObject *s = strAt(call, 0);
    if (!isStr(call.machine, call[1]))
        return call.raise(ClassId::TypeError, "removeprefix() argument must be str, not %s", argumentTypeName(call.machine, call[1]).c_str());
    const StrObject *prefix = strAt(call, 1);
    return call.done(substring(call.thread, s, matchesAt(s, prefix, 0, s->length, false) ? prefix->length : 0, s->length));
}

Outcome removesuffix(Call &call)
{
    const StrObject *s = strAt(call, 0);
    if (!isStr(call.machine, call[1]))
        return call.raise(ClassId::TypeError, "removesuffix() argument must be str, not %s", argumentTypeName(call.machine, call[1]).c_str());
    const StrObject *suffix = strAt(call, 1);
    return call.done(substring(call.thread, s, 0, s->length - (matchesAt(s, suffix, 0, s->length, true) ? suffix->length : 0)));
}

Outcome replace(Call &call)
{
    const Machine &m = call.machine;
    const StrObject *s = strAt(call, 0);
    for (std::uint32_t i = 1; i <= 2; ++i)
        if (!isStr(m, call[i])) return wrongArgument(call, "replace", i, i, "str");
    const StrObject *old = strAt(call, 1);
    const StrObject *fresh = strAt(call, 2);
    std::int64_t limit = 0;
    FORKYARD_TRY(intArgument(call, 3, limit));
    StringBuilder out;
    std::size_t done = 0;  // characters copied
    std::size_t from = 0;  // where to look next
    for (; limit != 0; --limit) {
        const std::int64_t at = strFind(s, old, from, s->length);
        if (at < 0) break;
        out.append(s, done, static_cast<std::size_t>(at));
        out.append(fresh);
        done = static_cast<std::size_t>(at) + old->length;
        from = old->length ? done : done + 1; // nothing is found before every character and at the end
    }
    if (done == 0 && out.size() == 0) return call.done(exactStr(call.thread, call[0]));
    out.append(s, done, s->length);
    return call.done(out.finish(call.thread));
}

enum Side { Left = 1, Right = 2 };

template <unsigned sides>
Outcome strip(Call &call)
{
    constexpr const char *method = sides == Left ? "lstrip" : sides == Right ? "rstrip" : "strip";
    const StrObject *s = strAt(call, 0);
    const bool spaces = call[1].isNone();
    if (!spaces && !isStr(call.machine, call[1])) return call.raise(ClassId::TypeError, "%s arg must be None or str", method);
    const StrObject *characters = spaces ? nullptr : strAt(call, 1);
    const auto goes = [&](char32_t c) {
        if (spaces) return unicode::has(c, unicode::Space);
        return withCharacters(characters, [c](auto *set, std::size_t size) { return std::find(set, set + size, c) != set + size; });
    };
    std::size_t start = 0;
    std::size_t end = s->length;
    if (sides & Left)
        while (start < end && goes(characterAt(s, start))) ++start;
    if (sides & Right)
        while (end > start && goes(characterAt(s, end - 1))) --end;
    return call.done(substring(call.thread, s, start, end));
}

template <bool last>
Outcome partition(Call &call)
{
    const StrObject *s = strAt(call, 0);
    if (!isStr(call.machine, call[1])) return call.raise(ClassId::TypeError, "must be str, not %s", typeName(call.machine, call[1]).c_str());
    const StrObject *separator = strAt(call, 1);
    if (separator->length == 0) return call.raise(ClassId::ValueError, "empty separator");
    const std::int64_t at = last ? strFindLast(s, separator, 0, s->length) : strFind(s, separator, 0, s->length);
    const Value empty = call.machine.emptyString;
    if (at < 0) {
        const Value whole = exactStr(call.thread, call[0]);
        const Value parts[] = {last ? empty : whole, empty, last ? whole : empty};
        return call.done(makeTuple(call.thread, parts, 3));
    }
    const auto place = static_cast<std::size_t>(at);
    const Value parts[] = {substring(call.thread, s, 0, place), exactStr(call.thread, call[1]),
                           substring(call.thread, s, place + separator->length, s->length)};
    return call.done(makeTuple(call.thread, parts, 3));
}

} // namespace

void defineStrSearch(Thread &t)
{
    defineMethods(t, t.machine.classes[static_cast<unsigned>(ClassId::Str)], {
        {"find", "self, sub, start=?, end=?, /", find<false, false>},
        {"rfind", "self, sub, start=?, end=?, /", find<true, false>},
        {"index", "self, sub, start=?, end=?, /", find<false, true>},
        {"rindex", "self, sub, start=?, end=?, /", find<true, true>},
        {"count", "self, sub, start=?, end=?, /", count},
        {"startswith", "self, prefix, start=?, end=?, /", startswith<false>},
        {"endswith", "self, suffix, start=?, end=?, /", startswith<true>},
        {"removeprefix", "self, prefix, /", removeprefix},
        {"removesuffix", "self, suffix, /", removesuffix},
        {"replace", "self, old, new, count=-1, /", replace},
        {"strip", "self, chars=None, /", strip<Left | Right>},
        {"lstrip", "self, chars=None, /", strip<Left>},
        {"rstrip", "self, chars=None, /", strip<Right>},
        {"partition", "self, sep, /", partition<false>},
        {"rpartition", "self, sep, /", partition<true>},
    });
}

} // namespace forkyard::vm
