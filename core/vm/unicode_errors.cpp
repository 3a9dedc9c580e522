// UnicodeEncodeError and UnicodeDecodeError: their attributes and their text.
#include "core/vm/encodings.h"

#include "core/vm/exceptions.h"
#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/text_arguments.h"

#include <cstdio>

namespace forkyard::vm {

namespace {

constexpr const char *Names[] = {"encoding", "object", "start", "end", "reason"};

void setFields(Thread &t, Value exception, const Value *fields)
{
    for (unsigned i = 0; i < 5; ++i) setAttributeRaw(t, exception.asHandle(), Names[i], fields[i]);
}

/// (encoding, object, start, end, reason); the object a str or bytes.
template <bool decoding>
Outcome initialize(Call &call)
{
    Machine &m = call.machine;
    const Items args = itemsOf(m, call[1]);
    if (args.count != 5) return call.raise(ClassId::TypeError, "function takes exactly 5 arguments (%zu given)", args.count);
    for (unsigned i = 0; i < 5; ++i) {
        const bool number = i == 2 || i == 3;
        if (i == 1 && decoding) {
            if (!isBytesLike(m, args[1])) return call.raise(ClassId::TypeError, "a bytes-like object is required, not '%s'", typeName(m, args[1]).c_str());
        } else if (number && !args[i].isInt() && !args[i].isBool()) {
            return call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(m, args[i]).c_str());
        } else if (!number && !isStr(m, args[i])) {
            return call.raise(ClassId::TypeError, "argument %u must be str, not %s", i + 1, typeName(m, args[i]).c_str());
        }
    }
    m.at<ExceptionObject>(call.self())->args = call[1];
    const Value fields[] = {args[0], args[1], args[2], args[3], args[4]};
    setFields(call.thread, call.self(), fields);
    return call.done();
}

std::string shown(char32_t c)
{
    char text[16];
    std::snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", static_cast<unsigned>(c));
    return text;
}

template <bool decoding>
Outcome text(Call &call)
{
    const Machine &m = call.machine;
    Value fields[5];
    for (unsigned i = 0; i < 5; ++i) fields[i] = getAttributeRaw(call.thread, call.self().asHandle(), Names[i]);
    if (fields[0].isUnbound()) return call.done(m.emptyString);
    std::int64_t start = 0, end = 0;
    static_cast<void>(fitsInt64(m, fields[2], start));
    static_cast<void>(fitsInt64(m, fields[3], end));
    std::string out = "'" + textOf(m, fields[0]) + (decoding ? "' codec can't decode " : "' codec can't encode ");
    const std::string one = " in position " + std::to_string(start);
    const auto size = static_cast<std::int64_t>(textLength(m, fields[1]));
    if (start >= 0 && start < size && end == start + 1) {
        if (decoding) {
            char byte[8];
            std::snprintf(byte, sizeof byte, "0x%02x", static_cast<unsigned>(static_cast<std::uint8_t>(bytesOf(m, fields[1])[static_cast<std::size_t>(start)])));
            out += std::string("byte ") + byte + one;
        } else {
            out += "character '" + shown(characterAt(m.at<StrObject>(fields[1]), static_cast<std::size_t>(start))) + "'" + one;
        }
    } else {
        out += (decoding ? "bytes" : "characters") + one + "-" + std::to_string(end - 1);
    }
    return call.done(makeStr(call.thread, out + ": " + textOf(m, fields[4])));
}

} // namespace

Outcome raiseUnicodeError(Thread &t, ClassId cls, std::string_view encoding, Value object, std::size_t start, std::size_t end, const char *reason)
{
    const Value fields[] = {makeStr(t, encoding), object, Value::integer(static_cast<std::int64_t>(start)),
                            Value::integer(static_cast<std::int64_t>(end)), makeStr(t, reason)};
    const Value exception = makeExceptionObject(t, t.machine.classes[static_cast<unsigned>(cls)], makeTuple(t, fields, 5));
    setFields(t, exception, fields);
    return raiseValue(t, exception);
}

void defineUnicodeErrors(Thread &t)
{
    defineMethods(t, t.machine.classes[static_cast<unsigned>(ClassId::UnicodeEncodeError)], {
        {"__init__", "self, *args", initialize<false>},
        {"__str__", "self, /", text<false>},
    });
    defineMethods(t, t.machine.classes[static_cast<unsigned>(ClassId::UnicodeDecodeError)], {
        {"__init__", "self, *args", initialize<true>},
        {"__str__", "self, /", text<true>},
    });
}

} // namespace forkyard::vm
