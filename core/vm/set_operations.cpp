// Union, intersection, difference, symmetric difference, in the order in which CPython 3.11 takes the items.
#include "core/vm/set_operations.h"

#include "core/vm/containers.h"

namespace forkyard::vm {

namespace {

/// Calls step(item) for each item of a native iterable. Python as NativeLoop says, or as step says.
template <typename Step>
Outcome forEach(Thread &t, Value iterable, Step step)
{
    if (isExactly(t.machine, iterable, ClassId::List) || isExactly(t.machine, iterable, ClassId::Tuple)) {
        const Items items = itemsOf(t.machine, iterable);
        for (std::size_t i = 0; i < items.count; ++i)
            if (const Outcome o = step(items[i]); o != Outcome::Done) return o;
        return Outcome::Done;
    }
    NativeLoop loop(t, iterable);
    if (!loop.isNative()) return Outcome::Python;
    for (;;) {
        Value item;
        if (const Outcome o = loop.next(item); o != Outcome::Done) return o;
        if (item.isEndOfIteration()) return Outcome::Done;
        if (const Outcome o = step(item); o != Outcome::Done) {
            if (o == Outcome::Python) loop.restore();
            return o;
        }
    }
}

Value emptyOf(Thread &t, Handle cls) { return valueOf(t, newSet(t, cls)); }
Handle plainSet(Thread &t) { return t.machine.classes[static_cast<unsigned>(ClassId::Set)]; }

} // namespace

Value setCopy(Thread &t, Value set, Handle cls)
{
    const Value copy = emptyOf(t, cls);
    static_cast<void>(setMerge(t, copy, set)); // into an empty set: compares nothing
    return copy;
}

Outcome setUpdate(Thread &t, Value set, Value iterable)
{
    const Machine &m = t.machine;
    if (isAnySet(m, iterable) && iteratesNatively(m, iterable)) return setMerge(t, set, iterable);
    if (isExactly(m, iterable, ClassId::Dict)) setReserve(t, m.at<SetObject>(set), dictSize(m, iterable));
    return forEach(t, iterable, [&](Value item) { return setAdd(t, set, item); });
}

Outcome setIntersect(Thread &t, Value set, Value iterable, Handle cls, Value &result)
{
    const Machine &m = t.machine;
    const Value common = emptyOf(t, cls);
    result = common;
    if (set == iterable) {
        static_cast<void>(setMerge(t, common, set));
        return Outcome::Done;
    }
    // The smaller one is walked over.
    if (isAnySet(m, iterable) && setSize(m, iterable) > setSize(m, set)) std::swap(set, iterable);
    return forEach(t, iterable, [&](Value item) {
        bool found = false;
        const Outcome o = setContains(t, set, item, found);
        return o == Outcome::Done && found ? setAdd(t, common, item) : o;
    });
}

Outcome setSubtractInplace(Thread &t, Value set, Value iterable)
{
    const Machine &m = t.machine;
    auto *s = m.at<SetObject>(set);
    if (set == iterable) {
        setClear(t, s);
        return Outcome::Done;
    }
    // Much the larger: only what both have is worth taking out.
    if (isAnySet(m, iterable) && setSize(m, iterable) >> 3 > setSize(m, set)) {
        Value common;
        if (const Outcome o = setIntersect(t, set, iterable, plainSet(t), common); o != Outcome::Done) return o;
        iterable = common;
    }
    const Outcome o = forEach(t, iterable, [&](Value item) {
        bool removed = false;
        return setDiscard(t, set, item, removed);
    });
    if (o == Outcome::Done) setDropDeleted(t, s);
    return o;
}

Outcome setSubtract(Thread &t, Value set, Value iterable, Handle cls, Value &result)
{
    const Machine &m = t.machine;
    const bool otherIsSet = isAnySet(m, iterable);
    const bool otherIsDict = isDict(m, iterable);
    const std::size_t otherSize = otherIsSet ? setSize(m, iterable) : otherIsDict ? dictSize(m, iterable) : 0;
    if ((!otherIsSet && !otherIsDict) || setSize(m, set) >> 2 > otherSize) {
        result = setCopy(t, set, cls);
        return setSubtractInplace(t, result, iterable);
    }
    result = emptyOf(t, cls);
    std::size_t position = 0;
    Value item;
    while (setNext(m, set, position, item)) {
        bool found = false;
        Value value;
        const Outcome o = otherIsSet ? setContains(t, iterable, item, found) : dictGet(t, iterable, item, value);
        if (o != Outcome::Done) return o;
        if (found || !value.isUnbound()) continue;
        if (const Outcome added = setAdd(t, result, item); added != Outcome::Done) return added;
    }
    return Outcome::Done;
}

Outcome setSymmetricInplace(Thread &t, Value set, Value iterable)
{
    const Machine &m = t.machine;
    if (set == iterable) {
        setClear(t, m.at<SetObject>(set));
        return Outcome::Done;
    }
    // Each item counts once, however often the iterable gives it. Worked out aside: doing half of it twice would do harm.
    Value other = iterable;
    if (!isAnySet(m, iterable)) {
        other = emptyOf(t, plainSet(t));
        if (const Outcome o = setUpdate(t, other, iterable); o != Outcome::Done) return o;
    }
    const Value changed = setClone(t, set);
    const Outcome o = forEach(t, other, [&](Value item) {
        bool removed = false;
        const Outcome discarded = setDiscard(t, changed, item, removed);
        return discarded == Outcome::Done && !removed ? setAdd(t, changed, item) : discarded;
    });
    if (o == Outcome::Done) setTake(t, m.at<SetObject>(set), m.at<SetObject>(changed));
    return o;
}

Outcome setSymmetric(Thread &t, Value set, Value iterable, Handle cls, Value &result)
{
    result = emptyOf(t, cls);
    if (const Outcome o = setUpdate(t, result, iterable); o != Outcome::Done) return o;
    return setSymmetricInplace(t, result, set);
}

Outcome setIsDisjoint(Thread &t, Value set, Value iterable, bool &result)
{
    const Machine &m = t.machine;
    if (isAnySet(m, iterable) && setSize(m, iterable) > setSize(m, set)) std::swap(set, iterable);
    result = true;
    NativeLoop loop(t, iterable);
    if (!loop.isNative()) return Outcome::Python;
    while (result) {
        Value item;
        if (const Outcome o = loop.next(item); o != Outcome::Done) return o;
        if (item.isEndOfIteration()) return Outcome::Done;
        bool found = false;
        const Outcome o = setContains(t, set, item, found);
        if (o == Outcome::Python) loop.restore();
        if (o != Outcome::Done) return o;
        result = !found;
    }
    return Outcome::Done;
}

} // namespace forkyard::vm
