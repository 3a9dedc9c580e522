// What a few modules written in the language cannot do there: message digests, floats as bytes, weak references.
#include "core/modules/utility_modules.h"

#include "core/vm/collection.h"
#include "core/vm/finalizers.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"
#include "core/vm/weak_references.h"
#include "core/wire/digest.h"

#include <bit>
#include <cmath>
#include <cstring>

namespace forkyard::modules {

using namespace vm;

namespace {

/// digest(name, bytes): None for a name that nobody knows.
Outcome digest(Call &call)
{
    const std::string result = wire::digest(textOf(call.machine, call[0]), bytesOf(call.machine, call[1]));
    return result.empty() ? call.done() : call.done(makeBytes(call.thread, result));
}

/// An IEEE half in 16 bits, ties to even; false: too large.
bool halfOf(double value, std::uint16_t &bits)
{
    const std::uint16_t sign = std::signbit(value) ? 0x8000 : 0;
    const double size = std::fabs(value);
    if (std::isnan(value)) bits = sign | 0x7e00;
    else if (std::isinf(value)) bits = sign | 0x7c00;
    else {
        int exponent = 0;
        std::frexp(size, &exponent);
        exponent = std::max(exponent, -13); // below that the numbers are spaced evenly
        const double steps = std::nearbyint(std::ldexp(size, 11 - exponent));
        if (std::ldexp(steps, exponent - 11) > 65504) return false;
        bits = static_cast<std::uint16_t>(sign | (steps < 1024 ? static_cast<int>(steps) : ((exponent + 14) << 10) + static_cast<int>(steps) - 1024));
    }
    return true;
}

double realOfHalf(std::uint16_t bits)
{
    const int exponent = (bits >> 10) & 31, fraction = bits & 1023;
    double value = exponent == 31 ? (fraction ? std::nan("") : HUGE_VAL) : std::ldexp(exponent ? fraction + 1024 : fraction, (exponent ? exponent : 1) - 25);
    return bits & 0x8000 ? -value : value;
}

/// float_bits(x, size): the IEEE number of that many bytes as an int, None if x is too large for it.
Outcome floatBits(Call &call)
{
    const double value = realOf(call.machine, call[0]);
    switch (call[1].asInt()) {
    case 2: {
        std::uint16_t bits = 0;
        return halfOf(value, bits) ? call.done(Value::integer(bits)) : call.done();
    }
    case 4: {
        const auto narrow = static_cast<float>(value);
        if (std::isinf(narrow) && !std::isinf(value)) return call.done();
        return call.done(Value::integer(std::bit_cast<std::uint32_t>(narrow)));
    }
    default: return call.done(makeUnsigned(call.thread, std::bit_cast<std::uint64_t>(value)));
    }
}

/// float_of(high 32 bits, low 32 bits, size)
Outcome floatOf(Call &call)
{
    const auto high = static_cast<std::uint64_t>(call[0].asInt()), low = static_cast<std::uint64_t>(call[1].asInt());
    switch (call[2].asInt()) {
    case 2: return call.done(Value::real(realOfHalf(static_cast<std::uint16_t>(low))));
    case 4: return call.done(Value::real(std::bit_cast<float>(static_cast<std::uint32_t>(low))));
    default: return call.done(Value::real(std::bit_cast<double>(high << 32 | low)));
    }
}

/// The program asked for it; what these parts of the library name weakly is their own business.
bool isForProgram(const Thread &t)
{
    const Machine &m = t.machine;
    for (Handle h = t.frame; h != 0;) {
        const auto *frame = m.at<FrameObject>(h);
        if (!(frame->flags & FrameObject::Hidden)) return true;
        const std::string &file = m.code(frame->code).fileName;
        if (file.find("asyncio") != std::string::npos || file.find("multiprocessing") != std::string::npos) return false;
        h = frame->caller;
    }
    return false;
}

Outcome weakNew(Call &call)
{
    auto *object = newObject<PlainObject>(call.thread, Kind::Plain, call[0].asHandle(), sizeof(WeakTarget));
    object->valueCount = 0;
    object->tag = 0x23;
    object->rawBytes = sizeof(WeakTarget);
    object->flags = WeakReference;
    vm::noteWeakReference();
    new (object->raw<WeakTarget>()) WeakTarget{{}, call[1].asHandle()};
    const Value made = valueOf(call.thread, object);
    if (isForProgram(call.thread)) noteWeak(made.asHandle());
    return call.done(made);
}

Outcome weakGet(Call &call)
{
    const Handle target = call.machine.at<PlainObject>(call.self())->raw<WeakTarget>()->target;
    return call.done(target ? Value::object(target) : Value::none());
}

/// can_be_weak(object): instances of the program's classes, functions, classes and modules.
Outcome canBeWeak(Call &call)
{
    const Kind kind = kindOf(call.machine, call[0]);
    const bool plain = kind == Kind::Function || kind == Kind::Class || kind == Kind::Module || kind == Kind::Generator || kind == Kind::Set || kind == Kind::Method;
    return call.done(Value::boolean(plain || (isUserObject(call.machine, call[0]) && kind != Kind::Tuple && kind != Kind::BigInt)));
}

} // namespace

void defineUtilityModule(Thread &t, Handle module)
{
    defineFunctions(t, module, {
        {"digest", "name, data, /", digest},
        {"float_bits", "x, size, /", floatBits},
        {"float_of", "high, low, size, /", floatOf},
        {"can_be_weak", "object, /", canBeWeak},
        {"random_bytes", "n, /", [](Call &c) {
             std::string bytes(static_cast<std::size_t>(c[0].asInt()), '\0');
             c.machine.host.randomBytes(bytes.data(), bytes.size());
             return c.done(makeBytes(c.thread, bytes));
         }},
    });
    const Handle cls = makeBuiltinClass(t, "Weak", "_utility", Kind::Plain);
    setAttributeRaw(t, module, "Weak", Value::object(cls));
    defineMethods(t, cls, {{"__new__", "static cls, object, *args, **kwargs", weakNew}, {"_target", "self", weakGet}});
}

} // namespace forkyard::modules
