// How the methods of str, bytes and bytearray read their arguments, with CPython's words where one does not fit.
#pragma once

#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <string>

namespace forkyard::vm {

/// Return early with what is not Done.
#define FORKYARD_TRY(expression)                                                                                       \
    do {                                                                                                               \
        if (const Outcome outcome_ = (expression); outcome_ != Outcome::Done) return outcome_;                         \
    } while (false)

/// An int argument. TypeError "'str' object cannot be interpreted as an integer", also for objects with an __index__ of
/// their own: no method asks the language for one.
inline Outcome intArgument(Call &call, std::uint32_t i, std::int64_t &value)
{
    const Outcome outcome = toIndex(call.thread, call[i], value);
    if (outcome != Outcome::Python) return outcome;
    return call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(call.machine, call[i]).c_str());
}

/// start and end of find, count, startswith ...: None or absent is the whole, negative counts from the end. start may lie
/// behind end (or the text): then nothing is found, not even ''.
inline Outcome boundsArguments(Call &call, std::uint32_t first, std::size_t length, std::int64_t &start, std::int64_t &end)
{
    const auto size = static_cast<std::int64_t>(length);
    start = 0;
    end = size;
    const auto read = [&](std::uint32_t i, std::int64_t &place) {
        if (!call.has(i) || call[i].isNone()) return Outcome::Done;
        std::int64_t value = 0;
        const Outcome outcome = toIndex(call.thread, call[i], value);
        if (outcome != Outcome::Done) {
            // Beyond 64 bits is beyond any text, on its side.
            if (outcome == Outcome::Raised && isKind(call.machine, call[i], Kind::BigInt)) {
                call.thread.exception = Value();
                value = call.machine.at<BigIntObject>(call[i])->flags & BigIntObject::Negative ? -size - 1 : size + 1;
            } else {
                return call.raise(ClassId::TypeError, "slice indices must be integers or None or have an __index__ method");
            }
        }
        place = value < 0 ? std::max<std::int64_t>(value + size, 0) : value;
        return Outcome::Done;
    };
    FORKYARD_TRY(read(first, start));
    FORKYARD_TRY(read(first + 1, end));
    end = std::min(end, size);
    return Outcome::Done;
}

/// What CPython calls an argument's type in "f() argument 1 must be str, not None".
inline std::string argumentTypeName(const Machine &m, Value v) { return v.isNone() ? "None" : typeName(m, v); }

/// "method() argument 1 must be str, not int", counting from `number` what is call[i].
inline Outcome wrongArgument(Call &call, const char *method, std::uint32_t i, std::uint32_t number, const char *wanted)
{
    return call.raise(ClassId::TypeError, "%s() argument %u must be %s, not %s", method, number, wanted, argumentTypeName(call.machine, call[i]).c_str());
}

inline StrObject *strAt(Call &call, std::uint32_t i) { return call.machine.at<StrObject>(call[i]); }

} // namespace forkyard::vm
