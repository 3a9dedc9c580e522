// Which container answers: the containers' share of operations.h, and what their classes are called together for.
#include "core/vm/containers.h"

#include "core/vm/numbers.h"

namespace forkyard::vm {

namespace {

/// Kinds that answer operations here; views are Plain and told by their class.
bool isContainer(const Machine &m, Value v)
{
    switch (kindOf(m, v)) {
    case Kind::List:
    case Kind::Tuple:
    case Kind::Dict:
    case Kind::Set:
    case Kind::Range: return true;
    case Kind::Plain: return isDictView(m, v);
    default: return false;
    }
}

const char *nameOf(Kind kind) { return kind == Kind::List ? "list" : "tuple"; }

/// An int key of a list or tuple as a 64-bit index.
Outcome indexOf(Thread &t, Kind kind, Value key, std::int64_t &index)
{
    const Machine &m = t.machine;
    if (!isIntLike(m, key)) {
        if (isUserObject(m, key)) return Outcome::Python;
        return raise(t, ClassId::TypeError, "%s indices must be integers or slices, not %s", nameOf(kind), typeName(m, key).c_str());
    }
    if (!fitsInt64(m, key, index)) return raise(t, ClassId::IndexError, "cannot fit 'int' into an index-sized integer");
    return Outcome::Done;
}

Outcome sequenceGetItem(Thread &t, Value object, Value key, Value &result)
{
    const Machine &m = t.machine;
    const Kind kind = m.at<Object>(object)->kind;
    if (isKind(m, key, Kind::Slice)) {
        SliceBounds bounds;
        if (const Outcome o = resolveSlice(t, m.at<SliceObject>(key), itemsOf(m, object).count, bounds); o != Outcome::Done) return o;
        result = sequenceSlice(t, object, bounds);
        return Outcome::Done;
    }
    std::int64_t index = 0;
    if (const Outcome o = indexOf(t, kind, key, index); o != Outcome::Done) return o;
    const bool found = kind == Kind::List ? listGetFast(m, m.at<ListObject>(object), index, result) : tupleGetFast(m.at<TupleObject>(object), index, result);
    return found ? Outcome::Done : raise(t, ClassId::IndexError, "%s index out of range", nameOf(kind));
}

Outcome dictGetItem(Thread &t, Value dict, Value key, Value &result)
{
    const Machine &m = t.machine;
    if (const Outcome o = dictGet(t, dict, key, result); o != Outcome::Done) return o;
    if (!result.isUnbound()) return Outcome::Done;
    if (!isExactly(m, dict, ClassId::Dict)) return Outcome::Python;
    return raiseKeyError(t, key);
}

Outcome listSetItem(Thread &t, Value object, Value key, Value value)
{
    const Machine &m = t.machine;
    auto *list = m.at<ListObject>(object);
    if (!isKind(m, key, Kind::Slice)) {
        std::int64_t index = 0;
        if (const Outcome o = indexOf(t, Kind::List, key, index); o != Outcome::Done) return o;
        return listSetFast(m, list, index, value) ? Outcome::Done : raise(t, ClassId::IndexError, "list assignment index out of range");
    }
    SliceBounds bounds;
    if (const Outcome o = resolveSlice(t, m.at<SliceObject>(key), itemsOf(m, list).count, bounds); o != Outcome::Done) return o;
    // Anything not known to be iterable goes to the prelude, which words the error too.
    std::vector<Value> items;
    if (const Outcome o = collect(t, value, items); o != Outcome::Done) return o;
    return listAssignSlice(t, list, bounds, items.data(), items.size());
}

Outcome listDeleteItem(Thread &t, Value object, Value key)
{
    const Machine &m = t.machine;
    auto *list = m.at<ListObject>(object);
    if (isKind(m, key, Kind::Slice)) {
        SliceBounds bounds;
        if (const Outcome o = resolveSlice(t, m.at<SliceObject>(key), itemsOf(m, list).count, bounds); o != Outcome::Done) return o;
        listDeleteSlice(t, list, bounds);
        return Outcome::Done;
    }
    std::int64_t index = 0;
    if (const Outcome o = indexOf(t, Kind::List, key, index); o != Outcome::Done) return o;
    Value item;
    return listPop(t, list, index, item) ? Outcome::Done : raise(t, ClassId::IndexError, "list assignment index out of range");
}

} // namespace

Outcome containerLength(Thread &t, Value v, std::int64_t &result, bool &handled)
{
    const Machine &m = t.machine;
    handled = true;
    switch (kindOf(m, v)) {
    case Kind::List:
    case Kind::Tuple: result = static_cast<std::int64_t>(itemsOf(m, v).count); return Outcome::Done;
    case Kind::Dict: result = static_cast<std::int64_t>(dictSize(m, v)); return Outcome::Done;
    case Kind::Set: result = static_cast<std::int64_t>(setSize(m, v)); return Outcome::Done;
    case Kind::Range: {
        Value length;
        if (const Outcome o = rangeLength(t, m.at<RangeObject>(v), length); o != Outcome::Done) return o;
        if (fitsInt64(m, length, result)) return Outcome::Done;
        return raise(t, ClassId::OverflowError, "Python int too large to convert to C ssize_t");
    }
    case Kind::Plain:
        if (!isDictView(m, v)) break;
        result = static_cast<std::int64_t>(dictSize(m, dictOf(m, v)));
        return Outcome::Done;
    default: break;
    }
    handled = false;
    return Outcome::Done;
}

Outcome containerTruth(Thread &t, Value v, bool &result, bool &handled)
{
    const Machine &m = t.machine;
    if (isKind(m, v, Kind::Range)) { // which may be longer than len() can say
        handled = true;
        Value length;
        const Outcome o = rangeLength(t, m.at<RangeObject>(v), length);
        result = length != Value::integer(0);
        return o;
    }
    std::int64_t length = 0;
    const Outcome o = containerLength(t, v, length, handled);
    if (handled) result = length != 0;
    return o;
}

Outcome containerContains(Thread &t, Value container, Value item, bool &result, bool &handled)
{
    const Machine &m = t.machine;
    handled = true;
    switch (kindOf(m, container)) {
    case Kind::List:
    case Kind::Tuple: {
        const Items items = itemsOf(m, container);
        result = false;
        for (std::size_t i = 0; i < items.count && !result; ++i)
            if (const Outcome o = sameOrEqual(t, items[i], item, result); o != Outcome::Done) return o;
        return Outcome::Done;
    }
    case Kind::Dict: {
        Value value;
        const Outcome o = dictGet(t, container, item, value);
        result = !value.isUnbound();
        return o;
    }
    case Kind::Set: {
        const Outcome o = setContains(t, container, item, result);
        // A set is asked for as the frozenset it would be.
        if (o == Outcome::Raised && isAnySet(m, item)) {
            t.exception = Value();
            return setContains(t, container, makeFrozenSet(t, item), result);
        }
        return o;
    }
    case Kind::Range: return rangeContains(t, container, item, result);
    case Kind::Plain:
        if (isDictView(m, container)) return dictViewContains(t, container, item, result);
        break;
    case Kind::Iterator: {
        NativeLoop loop(t, container);
        if (!loop.isNative()) return Outcome::Python;
        for (result = false; !result;) {
            Value next;
            if (const Outcome o = loop.next(next); o != Outcome::Done) return o;
            if (next.isEndOfIteration()) return Outcome::Done;
            const Outcome o = sameOrEqual(t, next, item, result);
            if (o == Outcome::Python) loop.restore();
            if (o != Outcome::Done) return o;
        }
        return Outcome::Done;
    }
    default: break;
    }
    handled = false;
    return Outcome::Done;
}

Outcome containerGetItem(Thread &t, Value object, Value key, Value &result, bool &handled)
{
    handled = true;
    switch (kindOf(t.machine, object)) {
    case Kind::List:
    case Kind::Tuple: return sequenceGetItem(t, object, key, result);
    case Kind::Dict: return dictGetItem(t, object, key, result);
    case Kind::Range: return rangeGetItem(t, object, key, result);
    default: break;
    }
    handled = false;
    return Outcome::Done;
}

Outcome containerSetItem(Thread &t, Value object, Value key, Value value, bool &handled)
{
    handled = true;
    switch (kindOf(t.machine, object)) {
    case Kind::List: return listSetItem(t, object, key, value);
    case Kind::Dict: return dictSet(t, object, key, value);
    default: break;
    }
    handled = false;
    if (!isContainer(t.machine, object)) return Outcome::Done;
    handled = true;
    return raise(t, ClassId::TypeError, "'%s' object does not support item assignment", typeName(t.machine, object).c_str());
}

Outcome containerDeleteItem(Thread &t, Value object, Value key, bool &handled)
{
    handled = true;
    switch (kindOf(t.machine, object)) {
    case Kind::List: return listDeleteItem(t, object, key);
    case Kind::Dict: {
        Value removed;
        const Outcome o = dictDelete(t, object, key, removed);
        return o == Outcome::Done && removed.isUnbound() ? raiseKeyError(t, key) : o;
    }
    default: break;
    }
    handled = false;
    if (!isContainer(t.machine, object)) return Outcome::Done;
    handled = true;
    return raise(t, ClassId::TypeError, "'%s' object doesn't support item deletion", typeName(t.machine, object).c_str());
}

Value emptyContainer(Thread &t, Handle cls)
{
    const auto *c = t.machine.at<ClassObject>(cls);
    switch (c->instanceKind()) {
    case Kind::List: return valueOf(t, newList(t, cls));
    case Kind::Dict: return valueOf(t, newDict(t, cls));
    case Kind::Set: return c->builtinId == static_cast<std::uint32_t>(ClassId::Set) ? valueOf(t, newSet(t, cls)) : Value();
    default: return {};
    }
}

Outcome raiseKeyError(Thread &t, Value key)
{
    return raiseValue(t, makeExceptionObject(t, t.machine.classes[static_cast<unsigned>(ClassId::KeyError)], makeTuple(t, &key, 1)));
}

void defineContainers(Thread &t)
{
    defineListMethods(t);
    defineTupleMethods(t);
    defineSliceMethods(t);
    defineDictMethods(t);
    defineDictViewMethods(t);
    defineSetMethods(t);
    defineRangeMethods(t);
    defineIterators(t);
    defineIterationFunctions(t);
}

} // namespace forkyard::vm
