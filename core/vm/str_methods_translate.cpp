// str.translate and str.maketrans.
#include "core/vm/str_methods.h"

#include "core/vm/dicts.h"
#include "core/vm/string_builder.h"
#include "core/vm/text_arguments.h"

namespace forkyard::vm {

namespace {

constexpr char32_t LastCharacter = 0x10ffff;

/// Adds what a table says of a character: nothing, a character by its number, or a string.
Outcome appendMapped(Call &call, StringBuilder &out, Value mapped)
{
    const Machine &m = call.machine;
    if (mapped.isNone()) return Outcome::Done;
    if (isStr(m, mapped)) {
        out.append(m.at<StrObject>(mapped));
        return Outcome::Done;
    }
    if (!mapped.isInt() && !mapped.isBool() && !isKind(m, mapped, Kind::BigInt))
        return call.raise(ClassId::TypeError, "character mapping must return integer, None or str");
    const std::int64_t number = mapped.isInt() ? mapped.asInt() : mapped.isBool() ? mapped.isTrue() : -1;
    if (number < 0 || number > LastCharacter) return call.raise(ClassId::ValueError, "character mapping must be in range(0x110000)");
    out.append(static_cast<char32_t>(number));
    return Outcome::Done;
}

Outcome translate(Call &call)
{
    Machine &m = call.machine;
    Thread &t = call.thread;
    const StrObject *s = strAt(call, 0);
    if (isUserObject(m, call[1])) return call.fallback(PreludeId::str_translate);
    StringBuilder out;
    for (std::size_t i = 0; i < s->length; ++i) {
        const char32_t c = characterAt(s, i);
        const Value key = Value::integer(c);
        Value mapped;
        if (isDict(m, call[1])) {
            const Outcome found = dictGet(t, call[1], key, mapped);
            if (found == Outcome::Python) return call.fallback(PreludeId::str_translate);
            if (found != Outcome::Done) return found;
        } else {
            const Outcome found = getItem(t, call[1], key, mapped);
            if (found == Outcome::Python) return call.fallback(PreludeId::str_translate);
            if (found != Outcome::Done) {
                if (!isInstance(m, t.exception, ClassId::LookupError)) return found;
                t.exception = Value();
                mapped = Value();
            }
        }
        if (mapped.isUnbound())
            out.append(c);
        else
            FORKYARD_TRY(appendMapped(call, out, mapped));
    }
    return call.done(out.finish(t));
}

/// A dict given alone: keys of one character become their numbers.
Outcome maketransOfDict(Call &call)
{
    const Machine &m = call.machine;
    if (!isDict(m, call[0])) return call.raise(ClassId::TypeError, "if you give only one argument to maketrans it must be a dict");
    const Value table = makeDict(call.thread);
    std::size_t position = 0;
    Value key, value;
    while (dictNext(m, call[0], position, key, value)) {
        if (isStr(m, key)) {
            const auto *s = m.at<StrObject>(key);
            if (s->length != 1) return call.raise(ClassId::ValueError, "string keys in translate table must be of length 1");
            key = Value::integer(characterAt(s, 0));
        } else if (!key.isInt() && !key.isBool() && !isKind(m, key, Kind::BigInt)) {
            return call.raise(ClassId::TypeError, "keys in translate table must be strings or integers");
        }
        FORKYARD_TRY(dictSet(call.thread, table, key, value));
    }
    return call.done(table);
}

Outcome maketrans(Call &call)
{
    const Machine &m = call.machine;
    if (!call.has(1)) return maketransOfDict(call);
    for (std::uint32_t i = 1; i <= 2; ++i)
        if (call.has(i) && !isStr(m, call[i])) return wrongArgument(call, "maketrans", i, i + 1, "str");
    if (!isStr(m, call[0])) return call.raise(ClassId::TypeError, "first maketrans argument must be a string if there is a second argument");
    const StrObject *from = strAt(call, 0);
    const StrObject *to = strAt(call, 1);
    if (from->length != to->length) return call.raise(ClassId::ValueError, "the first two maketrans arguments must have equal length");
    const Value table = makeDict(call.thread);
    for (std::size_t i = 0; i < from->length; ++i)
        FORKYARD_TRY(dictSet(call.thread, table, Value::integer(characterAt(from, i)), Value::integer(characterAt(to, i))));
    if (call.has(2))
        for (std::size_t i = 0; i < strAt(call, 2)->length; ++i)
            FORKYARD_TRY(dictSet(call.thread, table, Value::integer(characterAt(strAt(call, 2), i)), Value::none()));
    return call.done(table);
}

} // namespace

void defineStrTranslate(Thread &t)
{
    defineMethods(t, t.machine.classes[static_cast<unsigned>(ClassId::Str)], {
        {"translate", "self, table, /", translate},
        {"maketrans", "static x, y=?, z=?, /", maketrans},
    });
}

} // namespace forkyard::vm
