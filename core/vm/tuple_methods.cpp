// The methods of tuple, and of slice, which is a tuple of three with names.
#include "core/vm/container_methods.h"
#include "core/vm/numbers.h"

namespace forkyard::vm {

namespace {

Outcome newTuple(Call &call)
{
    const Handle cls = constructedClass(call, ClassId::Tuple);
    if (!cls) return Outcome::Raised;
    const bool exact = cls == builtinClass(call.thread, ClassId::Tuple);
    if (exact && isExactly(call.machine, call[1], ClassId::Tuple)) return call.done(call[1]);
    std::vector<Value> items;
    if (call.has(1))
        if (const Outcome o = collect(call.thread, call[1], items); o != Outcome::Done)
            return o == Outcome::Python ? call.fallback(PreludeId::tuple_new) : o;
    if (exact) return call.done(makeTuple(call.thread, items.data(), items.size()));
    auto *tuple = newTuple(call.thread, items.size(), cls);
    copySlots(tuple->items(), items.data(), items.size());
    return call.done(valueOf(call.thread, tuple));
}

Outcome index(Call &call)
{
    std::size_t start = 0, stop = 0;
    const Items items = itemsOf(call.machine, call.self());
    Outcome o = boundArguments(call, 2, items.count, start, stop);
    for (std::size_t i = start; o == Outcome::Done && i < stop; ++i) {
        bool equal = false;
        o = sameOrEqual(call.thread, items[i], call[1], equal);
        if (equal) return call.done(Value::integer(static_cast<std::int64_t>(i)));
    }
    if (o == Outcome::Python) return call.fallback(PreludeId::tuple_index);
    return o == Outcome::Done ? call.raise(ClassId::ValueError, "tuple.index(x): x not in tuple") : o;
}

Outcome count(Call &call)
{
    const Items items = itemsOf(call.machine, call.self());
    std::int64_t found = 0;
    for (std::size_t i = 0; i < items.count; ++i) {
        bool equal = false;
        if (const Outcome o = sameOrEqual(call.thread, items[i], call[1], equal); o != Outcome::Done)
            return o == Outcome::Python ? call.fallback(PreludeId::list_count) : o;
        found += equal;
    }
    return call.done(Value::integer(found));
}

Outcome newSlice(Call &call)
{
    const Items arguments = itemsOf(call.machine, call[1]);
    if (arguments.count == 0) return call.raise(ClassId::TypeError, "slice expected at least 1 argument, got 0");
    if (arguments.count > 3) return call.raise(ClassId::TypeError, "slice expected at most 3 arguments, got %zu", arguments.count);
    const Value none = Value::none();
    if (arguments.count == 1) return call.done(makeSlice(call.thread, none, arguments[0], none));
    return call.done(makeSlice(call.thread, arguments[0], arguments[1], arguments.count == 3 ? arguments[2] : none));
}

template <Value SliceObject::*Member>
Outcome sliceMember(Call &call)
{
    return call.done(call.machine.at<SliceObject>(call.self())->*Member);
}

Outcome sliceIndices(Call &call)
{
    std::int64_t length = 0;
    if (const Outcome o = toIndex(call.thread, call[1], length); o != Outcome::Done)
        return o == Outcome::Python ? call.fallback(PreludeId::slice_indices) : o;
    if (length < 0) return call.raise(ClassId::ValueError, "length should not be negative");
    SliceBounds bounds;
    if (const Outcome o = resolveSlice(call.thread, call.machine.at<SliceObject>(call.self()), static_cast<std::size_t>(length), bounds); o != Outcome::Done)
        return o == Outcome::Python ? call.fallback(PreludeId::slice_indices) : o;
    const Value values[3] = {makeInt(call.thread, bounds.start), makeInt(call.thread, bounds.stop), makeInt(call.thread, bounds.step)};
    return call.done(makeTuple(call.thread, values, 3));
}

/// hash() of what has one: the prelude where an item's is written in the language.
Outcome hashMethod(Call &call)
{
    std::uint64_t hash = 0;
    const Outcome o = hashOf(call.thread, call.self(), hash);
    if (o == Outcome::Python) return call.fallback(PreludeId::tuple_hash);
    return o == Outcome::Done ? call.done(makeInt(call.thread, static_cast<std::int64_t>(hash))) : o;
}

} // namespace

void defineTupleMethods(Thread &t)
{
    using enum BinaryOperator;
    defineSizedMethods(t, ClassId::Tuple);
    defineComparisons(t, ClassId::Tuple);
    defineMethods(t, builtinClass(t, ClassId::Tuple),
                  {{"__new__", "static cls, iterable=?, /", newTuple},
                   {"__getitem__", "self, key, /", getItemMethod},
                   {"__hash__", "self, /", hashMethod},
                   {"__add__", "self, value, /", operatorMethod<Add>},
                   {"__mul__", "self, value, /", operatorMethod<Mul>},
                   {"__rmul__", "self, value, /", operatorMethod<Mul, false, true>},
                   {"index", "self, value, start=?, stop=?, /", index},
                   {"count", "self, value, /", count}});
}

void defineSliceMethods(Thread &t)
{
    defineComparisons(t, ClassId::Slice);
    makeUnhashable(t, ClassId::Slice);
    defineMethods(t, builtinClass(t, ClassId::Slice),
                  {{"__new__", "static cls, /, *args", newSlice},
                   {"start", "property self", sliceMember<&SliceObject::start>},
                   {"stop", "property self", sliceMember<&SliceObject::stop>},
                   {"step", "property self", sliceMember<&SliceObject::step>},
                   {"indices", "self, length, /", sliceIndices}});
}

} // namespace forkyard::vm
