// Methods of bytes and bytearray that look for something in it, and split and join.
#include "core/vm/bytes_methods.h"

#include "core/vm/classes.h"
#include "core/vm/iterators.h"
#include "core/vm/lists.h"
#include "core/vm/operations.h"
#include "core/vm/text_operations.h"

#include <algorithm>

namespace forkyard::vm {

namespace {

constexpr auto npos = std::string_view::npos;

/// What find, count and index look for: bytes, or an int as one byte (kept in `byte`).
Outcome partArgument(Call &call, std::uint32_t i, std::string_view &part, char &byte)
{
    if (isBytesLike(call.machine, call[i])) {
        part = bytesOf(call.machine, call[i]);
        return Outcome::Done;
    }
    std::uint8_t number = 0;
    const Value v = call[i];
    if (!v.isInt() && !v.isBool() && !isKind(call.machine, v, Kind::BigInt))
        return call.raise(ClassId::TypeError, "argument should be integer or bytes-like object, not '%s'", typeName(call.machine, v).c_str());
    FORKYARD_TRY(byteOf(call.thread, v, number));
    byte = static_cast<char>(number);
    part = {&byte, 1};
    return Outcome::Done;
}

template <bool last, bool raises>
Outcome find(Call &call)
{
    const std::string_view bytes = selfBytes(call);
    std::string_view part;
    char byte = 0;
    FORKYARD_TRY(partArgument(call, 1, part, byte));
    std::int64_t start = 0, end = 0;
    FORKYARD_TRY(boundsArguments(call, 2, bytes.size(), start, end));
    std::size_t at = npos;
    if (start <= end) {
        const std::string_view within = bytes.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start));
        at = last ? within.rfind(part) : within.find(part);
    }
    if (at == npos && raises) return call.raise(ClassId::ValueError, "subsection not found");
    return call.done(Value::integer(at == npos ? -1 : start + static_cast<std::int64_t>(at)));
}

Outcome count(Call &call)
{
    const std::string_view bytes = selfBytes(call);
    std::string_view part;
    char byte = 0;
    FORKYARD_TRY(partArgument(call, 1, part, byte));
    std::int64_t start = 0, end = 0;
    FORKYARD_TRY(boundsArguments(call, 2, bytes.size(), start, end));
    if (start > end) return call.done(Value::integer(0));
    if (part.empty()) return call.done(Value::integer(end - start + 1));
    const std::string_view within = bytes.substr(0, static_cast<std::size_t>(end));
    std::int64_t found = 0;
    for (std::size_t at = within.find(part, static_cast<std::size_t>(start)); at != npos; at = within.find(part, at + part.size())) ++found;
    return call.done(Value::integer(found));
}

template <bool atEnd>
Outcome startswith(Call &call)
{
    constexpr const char *method = atEnd ? "endswith" : "startswith";
    const Machine &m = call.machine;
    const std::string_view bytes = selfBytes(call);
    std::int64_t start = 0, end = 0;
    FORKYARD_TRY(boundsArguments(call, 2, bytes.size(), start, end));
    const auto matches = [&](Value choice) {
        if (start > end) return false;
        const std::string_view within = bytes.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start));
        return atEnd ? within.ends_with(bytesOf(m, choice)) : within.starts_with(bytesOf(m, choice));
    };
    if (isBytesLike(m, call[1])) return call.done(Value::boolean(matches(call[1])));
    if (!isTuple(m, call[1]))
        return call.raise(ClassId::TypeError, "%s first arg must be bytes or a tuple of bytes, not %s", method, typeName(m, call[1]).c_str());
    const Items choices = itemsOf(m, call[1]);
    for (std::size_t i = 0; i < choices.count; ++i) {
        if (!isBytesLike(m, choices[i]))
            return call.raise(ClassId::TypeError, "a bytes-like object is required, not '%s'", typeName(m, choices[i]).c_str());
        if (matches(choices[i])) return call.done(Value::boolean(true));
    }
    return call.done(Value::boolean(false));
}

Outcome removeprefix(Call &call)
{
    std::string_view bytes = selfBytes(call), prefix;
    FORKYARD_TRY(bytesArgument(call, 1, prefix));
    if (bytes.starts_with(prefix)) bytes.remove_prefix(prefix.size());
    return call.done(likeSelf(call, bytes));
}

Outcome removesuffix(Call &call)
{
    std::string_view bytes = selfBytes(call), suffix;
    FORKYARD_TRY(bytesArgument(call, 1, suffix));
    if (bytes.ends_with(suffix)) bytes.remove_suffix(suffix.size());
    return call.done(likeSelf(call, bytes));
}

Outcome replace(Call &call)
{
    const std::string_view bytes = selfBytes(call);
    std::string_view old, fresh;
    FORKYARD_TRY(bytesArgument(call, 1, old));
    FORKYARD_TRY(bytesArgument(call, 2, fresh));
    std::int64_t limit = 0;
    FORKYARD_TRY(intArgument(call, 3, limit));
    std::string out;
    std::size_t done = 0;
    std::size_t from = 0;
    for (; limit != 0; --limit) {
        const std::size_t at = from > bytes.size() ? npos : bytes.find(old, from);
        if (at == npos) break;
        out += bytes.substr(done, at - done);
        out += fresh;
        done = at + old.size();
        from = old.empty() ? done + 1 : done;
    }
    out += bytes.substr(done);
    return call.done(likeSelf(call, out));
}

enum Side { Left = 1, Right = 2 };

template <unsigned sides>
Outcome strip(Call &call)
{
    std::string_view bytes = selfBytes(call), goes = AsciiSpaces;
    if (!call[1].isNone()) FORKYARD_TRY(bytesArgument(call, 1, goes));
    if (sides & Left) bytes.remove_prefix(std::min(bytes.find_first_not_of(goes), bytes.size()));
    if (sides & Right) bytes = bytes.substr(0, bytes.find_last_not_of(goes) + 1);
    return call.done(likeSelf(call, bytes));
}

template <bool last>
Outcome partition(Call &call)
{
    const std::string_view bytes = selfBytes(call);
    std::string_view separator;
    FORKYARD_TRY(bytesArgument(call, 1, separator));
    if (separator.empty()) return call.raise(ClassId::ValueError, "empty separator");
    const std::size_t at = last ? bytes.rfind(separator) : bytes.find(separator);
    std::string_view texts[3] = {bytes.substr(0, at), separator, {}};
    if (at != npos) {
        texts[2] = bytes.substr(at + separator.size());
    } else {
        texts[0] = last ? std::string_view() : bytes;
        texts[1] = {};
        texts[2] = last ? bytes : std::string_view();
    }
    const Value parts[] = {likeSelf(call, texts[0]), likeSelf(call, texts[1]), likeSelf(call, texts[2])};
    return call.done(makeTuple(call.thread, parts, 3));
}

std::vector<std::string_view> splitAtSpaces(std::string_view bytes, std::int64_t limit)
{
    std::vector<std::string_view> parts;
    for (;;) {
        bytes.remove_prefix(std::min(bytes.find_first_not_of(AsciiSpaces), bytes.size()));
        if (bytes.empty()) return parts;
        if (limit-- == 0) {
            parts.push_back(bytes);
            return parts;
        }
        const std::size_t end = std::min(bytes.find_first_of(AsciiSpaces), bytes.size());
        parts.push_back(bytes.substr(0, end));
        bytes.remove_prefix(end);
    }
}

std::vector<std::string_view> splitAtSpacesFromRight(std::string_view bytes, std::int64_t limit)
{
    std::vector<std::string_view> parts;
    for (;;) {
        bytes = bytes.substr(0, bytes.find_last_not_of(AsciiSpaces) + 1);
        if (bytes.empty()) break;
        if (limit-- == 0) {
            parts.push_back(bytes);
            break;
        }
        const std::size_t start = bytes.find_last_of(AsciiSpaces) + 1;
        parts.push_back(bytes.substr(start));
        bytes = bytes.substr(0, start);
    }
    std::reverse(parts.begin(), parts.end());
    return parts;
}

std::vector<std::string_view> splitAt(std::string_view bytes, std::string_view separator, std::int64_t limit, bool fromRight)
{
    std::vector<std::string_view> parts;
    while (limit-- != 0) {
        const std::size_t at = fromRight ? bytes.rfind(separator) : bytes.find(separator);
        if (at == npos) break;
        parts.push_back(fromRight ? bytes.substr(at + separator.size()) : bytes.substr(0, at));
        bytes = fromRight ? bytes.substr(0, at) : bytes.substr(at + separator.size());
    }
    parts.push_back(bytes);
    if (fromRight) std::reverse(parts.begin(), parts.end());
    return parts;
}

Value listOf(Call &call, const std::vector<std::string_view> &parts)
{
    std::vector<Value> values;
    values.reserve(parts.size());
    for (const std::string_view part : parts) values.push_back(likeSelf(call, part));
    return makeList(call.thread, values.data(), values.size());
}

template <bool fromRight>
Outcome split(Call &call)
{
    const std::string_view bytes = selfBytes(call);
    std::int64_t limit = 0;
    FORKYARD_TRY(intArgument(call, 2, limit));
    if (limit < 0) limit = -1;
    if (call[1].isNone()) return call.done(listOf(call, fromRight ? splitAtSpacesFromRight(bytes, limit) : splitAtSpaces(bytes, limit)));
    std::string_view separator;
    FORKYARD_TRY(bytesArgument(call, 1, separator));
    if (separator.empty()) return call.raise(ClassId::ValueError, "empty separator");
    return call.done(listOf(call, splitAt(bytes, separator, limit, fromRight)));
}

Outcome splitlines(Call &call)
{
    const std::string_view bytes = selfBytes(call);
    bool keepEnds = false;
    FORKYARD_TRY(truth(call.thread, call[1], keepEnds));
    std::vector<std::string_view> lines;
    for (std::size_t start = 0; start < bytes.size();) {
        const std::size_t end = std::min(bytes.find_first_of("\r\n", start), bytes.size());
        std::size_t next = std::min(end + 1, bytes.size());
        if (next < bytes.size() && bytes[end] == '\r' && bytes[next] == '\n') ++next;
        lines.push_back(bytes.substr(start, (keepEnds ? next : end) - start));
        start = next;
    }
    return call.done(listOf(call, lines));
}

Outcome join(Call &call)
{
    const Machine &m = call.machine;
    if (!iteratesNatively(m, call[1])) return call.fallback(PreludeId::bytes_join);
    std::vector<Value> items;
    FORKYARD_TRY(collect(call.thread, call[1], items));
    std::string all;
    for (std::size_t i = 0; i < items.size(); ++i) {
        // A memoryview or an array has to be asked for its bytes; the prelude comes back with a list of nothing but bytes.
        if (isUserObject(m, items[i]) && !lookupInClass(call.thread, classOf(m, items[i]), bytecode::intern("_is_bytes_like")).isUnbound()) return call.fallback(PreludeId::bytes_join);
        if (!isBytesLike(m, items[i]))
            return call.raise(ClassId::TypeError, "sequence item %zu: expected a bytes-like object, %s found", i, typeName(m, items[i]).c_str());
        if (i != 0) all += selfBytes(call);
        all += bytesOf(m, items[i]);
    }
    return call.done(likeSelf(call, all));
}

} // namespace

void defineBytesSearch(Thread &t)
{
    defineForBoth(t, {
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
        {"strip", "self, bytes=None, /", strip<Left | Right>},
        {"lstrip", "self, bytes=None, /", strip<Left>},
        {"rstrip", "self, bytes=None, /", strip<Right>},
        {"partition", "self, sep, /", partition<false>},
        {"rpartition", "self, sep, /", partition<true>},
    });
}

void defineBytesSplit(Thread &t)
{
    defineForBoth(t, {
        {"split", "self, /, sep=None, maxsplit=-1", split<false>},
        {"rsplit", "self, /, sep=None, maxsplit=-1", split<true>},
        {"splitlines", "self, /, keepends=False", splitlines},
        {"join", "self, iterable_of_bytes, /", join},
    });
}

} // namespace forkyard::vm
