// The classes of iterators, and the built-in functions that make or step them: enumerate, zip, map, filter, reversed, iter,
// next. Where an iterable's own __iter__ must run, the prelude gets the iterators first and then makes the same objects.
#include "core/vm/attributes.h"
#include "core/vm/classes.h"
#include "core/vm/container_methods.h"
#include "core/vm/names.h"
#include "core/vm/numbers.h"
#include "core/vm/strings.h"

namespace forkyard::vm {

namespace {

Outcome raiseStopIteration(Thread &t)
{
    return raiseValue(t, makeExceptionObject(t, builtinClass(t, ClassId::StopIteration), t.machine.emptyTuple));
}

Outcome self(Call &call) { return call.done(call.self()); }

Outcome nextMethod(Call &call)
{
    const Outcome o = iteratorNext(call.thread, call.machine.at<IteratorObject>(call.self()), call.result);
    return o == Outcome::Done && call.result.isEndOfIteration() ? raiseStopIteration(call.thread) : o;
}

/// How many items are left, where that is known.
Outcome lengthHint(Call &call)
{
    const Machine &m = call.machine;
    const auto *it = m.at<IteratorObject>(call.self());
    if (it->source.isNone()) return call.done(Value::integer(0));
    std::int64_t length = 0;
    switch (static_cast<IteratorKind>(it->small)) {
    case IteratorKind::Range: return call.done(makeUnsigned(call.thread, it->extra));
    case IteratorKind::ListReverse:
    case IteratorKind::SequenceReverse: return call.done(makeUnsigned(call.thread, it->index));
    case IteratorKind::List:
    case IteratorKind::Tuple:
    case IteratorKind::Str:
    case IteratorKind::Bytes: {
        const Outcome o = vm::length(call.thread, it->source, length);
        if (o != Outcome::Done) return o;
        return call.done(makeInt(call.thread, std::max<std::int64_t>(length - static_cast<std::int64_t>(it->index), 0)));
    }
    default: return call.done(Value::notImplemented());
    }
}

/// Iterators over all of `iterables`. Raised where one is not iterable at all (as only the prelude can word it: Python).
Outcome iteratorsOver(Call &call, Items iterables, std::size_t from, std::vector<Value> &iterators)
{
    for (std::size_t i = from; i < iterables.count; ++i) {
        Value iterator;
        if (const Outcome o = nativeIterator(call.thread, iterables[i], iterator); o != Outcome::Done) return o;
        iterators.push_back(iterator);
    }
    return Outcome::Done;
}

Outcome newEnumerate(Call &call)
{
    std::int64_t start = 0;
    if (const Outcome o = toIndex(call.thread, call[2], start); o != Outcome::Done)
        return o == Outcome::Python ? call.fallback(PreludeId::enumerate_new) : o;
    Value iterator;
    if (const Outcome o = nativeIterator(call.thread, call[1], iterator); o != Outcome::Done)
        return o == Outcome::Python ? call.fallback(PreludeId::enumerate_new) : o;
    return call.done(makeEnumerate(call.thread, iterator, start));
}

Outcome newZip(Call &call)
{
    bool strict = false;
    Outcome o = truth(call.thread, call[1], strict);
    std::vector<Value> iterators;
    if (o == Outcome::Done) o = iteratorsOver(call, itemsOf(call.machine, call[2]), 0, iterators);
    if (o == Outcome::Python) return call.fallback(PreludeId::zip_new);
    if (o != Outcome::Done) return o;
    return call.done(makeZip(call.thread, makeTuple(call.thread, iterators.data(), iterators.size()), strict));
}

Outcome newMap(Call &call)
{
    const Items arguments = itemsOf(call.machine, call[1]);
    if (arguments.count < 2) return call.raise(ClassId::TypeError, "map() must have at least two arguments.");
    std::vector<Value> parts{arguments[0]};
    const Outcome o = iteratorsOver(call, arguments, 1, parts);
    if (o == Outcome::Python) return call.fallback(PreludeId::map_new);
    return o == Outcome::Done ? call.done(makeMap(call.thread, makeTuple(call.thread, parts.data(), parts.size()))) : o;
}

Outcome newFilter(Call &call)
{
    const Items arguments = itemsOf(call.machine, call[1]);
    if (arguments.count != 2) return call.raise(ClassId::TypeError, "filter expected 2 arguments, got %zu", arguments.count);
    std::vector<Value> parts{arguments[0]};
    const Outcome o = iteratorsOver(call, arguments, 1, parts);
    if (o == Outcome::Python) return call.fallback(PreludeId::filter_new);
    return o == Outcome::Done ? call.done(makeFilter(call.thread, makeTuple(call.thread, parts.data(), parts.size()))) : o;
}

Outcome newReversed(Call &call)
{
    const Items arguments = itemsOf(call.machine, call[1]);
    if (arguments.count != 1) return call.raise(ClassId::TypeError, "reversed expected 1 argument, got %zu", arguments.count);
    const Value sequence = arguments[0];
    bool handled = false;
    if (!isUserObject(call.machine, sequence)) {
        const Outcome o = containerReversed(call.thread, sequence, call.result, handled);
        if (handled) return o;
        // Neither of these is met with in a built-in class that has no order of its own.
        const Handle cls = classOf(call.machine, sequence);
        static const bytecode::Symbol reversedName = bytecode::intern("__reversed__");
        if (lookupInClass(call.thread, cls, reversedName).isUnbound() && lookupInClass(call.thread, cls, names::getitem()).isUnbound())
            return call.raise(ClassId::TypeError, "'%s' object is not reversible", typeName(call.machine, sequence).c_str());
    }
    setPendingPrelude(call.thread, PreludeId::reversed_new, {sequence});
    return Outcome::Python;
}

Outcome iterFunction(Call &call)
{
    if (call.has(1)) {
        if (!isCallable(call.thread, call[0])) return call.raise(ClassId::TypeError, "iter(v, w): v must be callable");
        const Value parts[2] = {call[0], call[1]};
        return call.done(makeCallableIterator(call.thread, makeTuple(call.thread, parts, 2)));
    }
    const Outcome o = getIter(call.thread, call[0], call.result);
    return o == Outcome::Python ? call.fallback(PreludeId::get_iter) : o;
}

Outcome nextFunction(Call &call)
{
    const Machine &m = call.machine;
    const Value iterator = call[0];
    if (isKind(m, iterator, Kind::Iterator)) {
        auto *it = m.at<IteratorObject>(iterator);
        // Only what runs no code of the language ends without an exception that would have to be caught.
        if (!call.has(1) || iteratesNatively(m, iterator)) {
            const Outcome o = iteratorNext(call.thread, it, call.result);
            if (o != Outcome::Done || !call.result.isEndOfIteration()) return o;
            return call.has(1) ? call.done(call[1]) : raiseStopIteration(call.thread);
        }
    }
    if (call.has(1)) return call.fallback(PreludeId::next);
    if (isExactly(m, iterator, ClassId::Generator)) {
        setPending(call.thread, iterator, {Value::none()});
        call.thread.pending.resume = PendingCall::Send;
        return Outcome::Python;
    }
    Value bound;
    const Value method = lookupSpecial(call.thread, iterator, names::next(), bound);
    if (method.isUnbound()) return call.raise(ClassId::TypeError, "'%s' object is not an iterator", typeName(m, iterator).c_str());
    return bound.isUnbound() ? call.callInstead(method, {}) : call.callInstead(method, {bound});
}

} // namespace

void defineIterators(Thread &t)
{
    for (const ClassId cls : {ClassId::ListIterator, ClassId::TupleIterator, ClassId::RangeIterator, ClassId::LongRangeIterator, ClassId::StrIterator, ClassId::StrAsciiIterator,
                              ClassId::BytesIterator, ClassId::DictKeyIterator, ClassId::DictValueIterator, ClassId::DictItemIterator,
                              ClassId::SetIterator, ClassId::ListReverseIterator, ClassId::DictReverseKeyIterator, ClassId::DictReverseValueIterator,
                              ClassId::DictReverseItemIterator, ClassId::CallableIterator, ClassId::SequenceIterator, ClassId::Reversed,
                              ClassId::Enumerate, ClassId::Zip, ClassId::Map, ClassId::Filter})
        defineMethods(t, builtinClass(t, cls), {{"__iter__", "self, /", self}, {"__next__", "self, /", nextMethod}, {"__length_hint__", "self, /", lengthHint}});
    defineMethods(t, builtinClass(t, ClassId::Enumerate), {{"__new__", "static cls, iterable, start=0", newEnumerate}});
    defineMethods(t, builtinClass(t, ClassId::Zip), {{"__new__", "static cls, /, *iterables, strict=False", newZip}});
    defineMethods(t, builtinClass(t, ClassId::Map), {{"__new__", "static cls, /, *args", newMap}});
    defineMethods(t, builtinClass(t, ClassId::Filter), {{"__new__", "static cls, /, *args", newFilter}});
    defineMethods(t, builtinClass(t, ClassId::Reversed), {{"__new__", "static cls, /, *args", newReversed}});
    for (const ClassId cls : {ClassId::Enumerate, ClassId::Zip, ClassId::Map, ClassId::Filter, ClassId::Reversed})
        setAttributeRaw(t, t.machine.builtins, textOf(t.machine, t.machine.classObject(cls)->name), t.machine.classValue(cls));
    defineFunctions(t, t.machine.builtins, {{"iter", "object, sentinel=?, /", iterFunction}, {"next", "iterator, default=?, /", nextFunction}});
}

} // namespace forkyard::vm
