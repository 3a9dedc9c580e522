// _re: patterns run against text, for the module re. A pattern is read anew for each call: that costs microseconds, and nothing is
// kept beside the heap.
#include "core/modules/regex.h"
#include "core/modules/utility_modules.h"

#include "core/vm/dicts.h"
#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <algorithm>

namespace forkyard::modules {

using namespace vm;

namespace {

std::u32string charactersOf(const Machine &m, Value text)
{
    if (isStr(m, text)) return withCharacters(m.at<StrObject>(text), [](const auto *data, std::size_t n) { return std::u32string(data, data + n); });
    const std::string_view bytes = bytesOf(m, text);
    std::u32string out;
    for (const char c : bytes) out += static_cast<unsigned char>(c);
    return out;
}

Value nameOf(Thread &t, const std::u32string &name)
{
    std::string text;
    for (const char32_t c : name) { // UTF-8
        if (c < 0x80) text += static_cast<char>(c);
        else if (c < 0x800) text += {static_cast<char>(0xc0 | c >> 6), static_cast<char>(0x80 | (c & 63))};
        else text += {static_cast<char>(0xe0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 63)), static_cast<char>(0x80 | (c & 63))};
    }
    return makeStr(t, text);
}

bool isText(const Machine &m, Value v) { return isStr(m, v) || isBytesLike(m, v); }

/// compile(pattern, flags): (flags, groups, {name: number}), or (message, position) of a mistake.
Outcome compile(Call &call)
{
    Thread &t = call.thread;
    regex::Program program;
    const regex::Error error = regex::parse(charactersOf(call.machine, call[0]), static_cast<std::uint32_t>(call[1].asInt()), !isStr(call.machine, call[0]), program);
    if (!error.message.empty()) {
        const Value parts[] = {makeStr(t, error.message), error.position < 0 ? Value::none() : Value::integer(error.position)};
        return call.done(makeTuple(t, parts, 2));
    }
    const Value names = makeDict(t);
    for (const auto &[name, number] : program.names) dictSetStr(t, names, textOf(call.machine, nameOf(t, name)), Value::integer(number));
    const Value parts[] = {Value::integer(program.flags), Value::integer(program.groups), names};
    return call.done(makeTuple(t, parts, 3));
}

Value placesOf(Thread &t, const regex::Found &found)
{
    std::vector<Value> parts;
    for (const std::int64_t place : found.slots) parts.push_back(Value::integer(place));
    parts.push_back(Value::integer(found.lastGroup));
    return makeTuple(t, parts.data(), parts.size());
}

/// find(pattern, flags, text, start, end, where, most): a list of matches that do not overlap, each a tuple of the starts and ends
/// of the whole and of its groups, then the group that closed last. where: 0 just at start, 1 anywhere, 2 all of it.
Outcome find(Call &call)
{
    Thread &t = call.thread;
    const Machine &m = call.machine;
    if (!isText(m, call[2])) return call.raise(ClassId::TypeError, "expected string or bytes-like object, got '%s'", typeName(m, call[2]).c_str());
    if (isStr(m, call[0]) != isStr(m, call[2]))
        return call.raise(ClassId::TypeError, isStr(m, call[0]) ? "cannot use a string pattern on a bytes-like object" : "cannot use a bytes pattern on a string-like object");
    regex::Program program;
    regex::parse(charactersOf(m, call[0]), static_cast<std::uint32_t>(call[1].asInt()), !isStr(m, call[0]), program);
    const std::u32string text = charactersOf(m, call[2]);
    const auto size = static_cast<std::int64_t>(text.size());
    const std::int64_t end = std::clamp<std::int64_t>(call[4].asInt(), 0, size);
    auto at = std::clamp<std::int64_t>(call[3].asInt(), 0, size);
    const auto where = static_cast<regex::Where>(call[5].asInt());
    const std::int64_t most = call[6].asInt();
    regex::Matcher matcher(program, text);
    const Value list = makeList(t, nullptr, 0);
    bool notEmptyHere = false;
    regex::Found found;
    for (std::int64_t count = 0; (most == 0 || count < most) && at <= end; ++count) {
        if (!matcher.find(static_cast<std::size_t>(at), static_cast<std::size_t>(end), where, notEmptyHere, found)) break;
        listAppend(t, list, placesOf(t, found));
        notEmptyHere = found.slots[0] == found.slots[1];
        at = found.slots[1];
    }
    if (matcher.isExhausted()) return call.raise(ClassId::MemoryError, "the pattern has too many ways to match this text");
    return call.done(list);
}

} // namespace

void defineRegexModule(Thread &t, Handle module)
{
    defineFunctions(t, module, {
        {"compile", "pattern, flags, /", compile},
        {"find", "pattern, flags, text, start, end, where, most, /", find},
    });
}

} // namespace forkyard::modules
