// Special methods that lists, tuples, dicts, sets, ranges and views share.
#include "core/vm/container_methods.h"

#include "core/vm/numbers.h"

#include <algorithm>

namespace forkyard::vm {

Outcome lenMethod(Call &call)
{
    std::int64_t length = 0;
    bool handled = false;
    const Outcome o = containerLength(call.thread, call.self(), length, handled);
    return o == Outcome::Done ? call.done(makeInt(call.thread, length)) : o;
}

Outcome getItemMethod(Call &call)
{
    bool handled = false;
    const Outcome o = containerGetItem(call.thread, call.self(), call[1], call.result, handled);
    return o == Outcome::Python ? call.fallback(PreludeId::container_get_item) : o;
}

Outcome setItemMethod(Call &call)
{
    bool handled = false;
    const Outcome o = containerSetItem(call.thread, call.self(), call[1], call[2], handled);
    return o == Outcome::Python ? call.fallback(PreludeId::container_set_item) : o;
}

Outcome deleteItemMethod(Call &call)
{
    bool handled = false;
    const Outcome o = containerDeleteItem(call.thread, call.self(), call[1], handled);
    return o == Outcome::Python ? call.fallback(PreludeId::container_delete_item) : o;
}

Outcome containsMethod(Call &call)
{
    bool found = false;
    bool handled = false;
    const Outcome o = containerContains(call.thread, call.self(), call[1], found, handled);
    if (o == Outcome::Python) return call.fallback(PreludeId::container_contains);
    return o == Outcome::Done ? call.done(Value::boolean(found)) : o;
}

Outcome iterMethod(Call &call)
{
    bool handled = false;
    return containerGetIter(call.thread, call.self(), call.result, handled);
}

Outcome reversedMethod(Call &call)
{
    bool handled = false;
    return containerReversed(call.thread, call.self(), call.result, handled);
}

Outcome compareMethod(Call &call, Comparison op)
{
    bool handled = false;
    const Outcome o = containerCompare(call.thread, op, call.self(), call[1], call.result, handled);
    if (!handled) return call.done(Value::notImplemented());
    if (o != Outcome::Python) return o;
    setPendingPrelude(call.thread, PreludeId::container_compare, {Value::integer(static_cast<int>(op)), call.self(), call[1]});
    return o;
}

Outcome operatorMethod(Call &call, BinaryOperator op, bool inplace, bool swapped)
{
    const Value a = swapped ? call[1] : call.self();
    const Value b = swapped ? call.self() : call[1];
    bool handled = false;
    const Outcome o = containerBinary(call.thread, op, a, b, inplace, call.result, handled);
    if (!handled) return call.done(Value::notImplemented());
    if (o != Outcome::Python) return o;
    setPendingPrelude(call.thread, PreludeId::container_operate, {Value::integer(static_cast<int>(op)), a, b, Value::boolean(inplace)});
    return o;
}

void defineSizedMethods(Thread &t, ClassId cls)
{
    defineMethods(t, builtinClass(t, cls),
                  {{"__len__", "self, /", lenMethod}, {"__contains__", "self, key, /", containsMethod}, {"__iter__", "self, /", iterMethod}});
}

void defineComparisons(Thread &t, ClassId cls)
{
    defineMethods(t, builtinClass(t, cls),
                  {{"__eq__", "self, value, /", compareMethod<Comparison::Eq>},
                   {"__ne__", "self, value, /", compareMethod<Comparison::Ne>},
                   {"__lt__", "self, value, /", compareMethod<Comparison::Lt>},
                   {"__le__", "self, value, /", compareMethod<Comparison::Le>},
                   {"__gt__", "self, value, /", compareMethod<Comparison::Gt>},
                   {"__ge__", "self, value, /", compareMethod<Comparison::Ge>}});
}

void makeUnhashable(Thread &t, ClassId cls) { setAttributeRaw(t, builtinClass(t, cls), "__hash__", Value::none()); }

Outcome boundArguments(Call &call, std::uint32_t first, std::size_t length, std::size_t &start, std::size_t &stop)
{
    const Machine &m = call.machine;
    const auto size = static_cast<std::int64_t>(length);
    std::size_t *const results[2] = {&start, &stop};
    start = 0;
    stop = length;
    for (std::uint32_t i = 0; i < 2; ++i) {
        const Value v = call[first + i];
        if (v.isUnbound()) continue;
        if (!isIntLike(m, v)) {
            if (isUserObject(m, v)) return Outcome::Python;
            return call.raise(ClassId::TypeError, "slice indices must be integers or have an __index__ method");
        }
        std::int64_t bound = 0;
        if (!fitsInt64(m, v, bound)) bound = m.at<Object>(v)->flags & BigIntObject::Negative ? -size : size;
        if (bound < 0) bound = std::max<std::int64_t>(bound + size, 0);
        *results[i] = static_cast<std::size_t>(std::min(bound, size));
    }
    return Outcome::Done;
}

Handle constructedClass(Call &call, ClassId base)
{
    const Machine &m = call.machine;
    const Handle own = builtinClass(call.thread, base);
    const std::string ownName = textOf(m, m.at<ClassObject>(own)->name);
    if (!isKind(m, call[0], Kind::Class)) {
        static_cast<void>(call.raise(ClassId::TypeError, "%s.__new__(X): X is not a type object (%s)", ownName.c_str(), typeName(m, call[0]).c_str()));
        return 0;
    }
    const Handle cls = call[0].asHandle();
    if (isSubclass(m, cls, own)) return cls;
    const std::string name = textOf(m, m.at<ClassObject>(cls)->name);
    static_cast<void>(call.raise(ClassId::TypeError, "%s.__new__(%s): %s is not a subtype of %s", ownName.c_str(), name.c_str(), name.c_str(), ownName.c_str()));
    return 0;
}

} // namespace forkyard::vm
