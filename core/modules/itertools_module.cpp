// count, repeat and cycle of itertools: threads share them as counters and to take turns, so that a step is one operation.
// The other iterators are written in the language (resources/stdlib/itertools.py).
#include "core/modules/utility_modules.h"

#include "core/vm/exceptions.h"
#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"

namespace forkyard::modules {

using namespace vm;

namespace {

/// values: what comes next (count), the object (repeat), the list (cycle); then count's step.
struct Position {
    PlainHead head;
    std::int64_t left; ///< repeat: how often still, -1 for ever; cycle: the next item's place
};

PlainObject *objectOf(Call &call) { return call.machine.at<PlainObject>(call.self()); }
Position &positionOf(Call &call) { return *objectOf(call)->raw<Position>(); }

Outcome makeIterator(Call &call, Value first, Value second, std::int64_t left)
{
    auto *object = newObject<PlainObject>(call.thread, Kind::Plain, call[0].asHandle(), 2 * sizeof(Value) + sizeof(Position));
    object->valueCount = 2;
    object->tag = 0x22;
    object->rawBytes = sizeof(Position);
    object->values()[0] = first;
    object->values()[1] = second;
    new (object->raw<Position>()) Position{{}, left};
    return call.done(valueOf(call.thread, object));
}

Outcome stop(Call &call) { return raiseValue(call.thread, makeExceptionObject(call.thread, call.machine.classes[static_cast<unsigned>(ClassId::StopIteration)], call.machine.emptyTuple)); }

Outcome countNew(Call &call)
{
    for (const int i : {1, 2})
        if (!isIntLike(call.machine, call[i]) && !isFloatLike(call.machine, call[i])) return call.raise(ClassId::TypeError, "a number is required");
    return makeIterator(call, call[1], call[2], 0);
}

Outcome countNext(Call &call)
{
    auto *object = objectOf(call);
    const ObjectLock guard(call.machine, object);
    const Value now = object->values()[0];
    Value next;
    if (const Outcome o = binary(call.thread, BinaryOperator::Add, now, object->values()[1], next); o != Outcome::Done) return o;
    object->values()[0] = next;
    return call.done(now);
}

Outcome repeatNew(Call &call)
{
    std::int64_t times = -1;
    if (call.has(2)) {
        if (const Outcome o = toIndex(call.thread, call[2], times); o == Outcome::Python)
            return call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(call.machine, call[2]).c_str());
        else if (o != Outcome::Done)
            return o;
        times = std::max<std::int64_t>(times, 0);
    }
    return makeIterator(call, call[1], Value::none(), times);
}

Outcome repeatNext(Call &call)
{
    auto *object = objectOf(call);
    const ObjectLock guard(call.machine, object);
    std::int64_t &left = positionOf(call).left;
    if (left == 0) return stop(call);
    if (left > 0) --left;
    return call.done(object->values()[0]);
}

Outcome cycleNext(Call &call)
{
    auto *object = objectOf(call);
    const ObjectLock guard(call.machine, object);
    const Items items = itemsOf(call.machine, object->values()[0]);
    if (items.count == 0) return stop(call);
    std::int64_t &place = positionOf(call).left;
    const Value item = items[static_cast<std::size_t>(place)];
    place = (place + 1) % static_cast<std::int64_t>(items.count);
    return call.done(item);
}

Outcome part(Call &call, int i) { return call.done(objectOf(call)->values()[i]); }

} // namespace

void defineItertoolsModule(Thread &t, Handle module)
{
    const auto add = [&](const char *name, std::initializer_list<NativeDefinition> methods) {
        const Handle cls = makeBuiltinClass(t, name, "itertools", Kind::Plain);
        setAttributeRaw(t, module, name, Value::object(cls));
        defineMethods(t, cls, {{"__iter__", "self", [](Call &c) { return c.done(c.self()); }}});
        defineMethods(t, cls, methods);
    };
    add("count", {{"__new__", "static cls, start=0, step=1", countNew},
                  {"__next__", "self", countNext},
                  {"_next", "property self", [](Call &c) { return part(c, 0); }},
                  {"_step", "property self", [](Call &c) { return part(c, 1); }}});
    add("repeat", {{"__new__", "static cls, object, times=?", repeatNew},
                   {"__next__", "self", repeatNext},
                   {"_object", "property self", [](Call &c) { return part(c, 0); }},
                   {"_left", "property self", [](Call &c) { return c.done(makeInt(c.thread, positionOf(c).left)); }}});
    add("cycle", {{"__new__", "static cls, items, /", [](Call &c) { return makeIterator(c, c[1], Value::none(), 0); }}, {"__next__", "self", cycleNext}});
}

} // namespace forkyard::modules
