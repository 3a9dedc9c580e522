// What the prelude's part on containers is made of: module _machine's functions that probe tables with a hash the language
// worked out, take lists apart, and make iterators. They trust their arguments: only the prelude sees them.
#include "core/vm/container_methods.h"
#include "core/vm/numbers.h"
#include "core/vm/sorting.h"
#include "core/vm/strings.h"

namespace forkyard::vm {

namespace {

std::uint64_t hashArgument(Call &call, std::uint32_t i)
{
    std::int64_t hash = 0;
    static_cast<void>(fitsInt64(call.machine, call[i], hash)); // hash() gives nothing larger
    return static_cast<std::uint64_t>(hash);
}

DictObject *dictAt(Call &call) { return call.machine.at<DictObject>(call[0]); }
SetObject *setAt(Call &call) { return call.machine.at<SetObject>(call[0]); }
IteratorObject *iteratorAt(Call &call) { return call.machine.at<IteratorObject>(call[0]); }

Outcome tupleOf(Call &call, std::initializer_list<Value> values) { return call.done(makeTuple(call.thread, values.begin(), values.size())); }

// -- dict_probe(dict, hash, step) -> (step, key, value) or None; dict_next(dict, position) likewise

Outcome probeDict(Call &call)
{
    std::uint64_t step = static_cast<std::uint64_t>(call[2].asInt());
    Value key, value;
    if (!dictProbe(call.machine, dictAt(call), hashArgument(call, 1), step, key, value)) return call.done();
    return tupleOf(call, {makeUnsigned(call.thread, step), key, value});
}

Outcome insertIntoDict(Call &call)
{
    dictInsertHashed(call.thread, dictAt(call), hashArgument(call, 1), call[2], call[3]);
    return call.done();
}

Outcome replaceInDict(Call &call)
{
    return call.done(Value::boolean(dictReplaceIdentical(call.thread, dictAt(call), hashArgument(call, 1), call[2], call[3])));
}

Outcome deleteFromDict(Call &call)
{
    Value removed;
    return call.done(Value::boolean(dictDeleteIdentical(call.thread, dictAt(call), hashArgument(call, 1), call[2], removed)));
}

Outcome nextInDict(Call &call)
{
    auto position = static_cast<std::size_t>(call[1].asInt());
    Value key, value;
    if (!dictNext(call.machine, call[0], position, key, value)) return call.done();
    return tupleOf(call, {makeUnsigned(call.thread, position), key, value});
}

// -- The same for sets

Outcome probeSet(Call &call)
{
    std::uint64_t step = static_cast<std::uint64_t>(call[2].asInt());
    Value item;
    if (!setProbe(call.machine, setAt(call), hashArgument(call, 1), step, item)) return call.done();
    return tupleOf(call, {makeUnsigned(call.thread, step), item});
}

Outcome insertIntoSet(Call &call)
{
    setInsertHashed(call.thread, setAt(call), hashArgument(call, 1), call[2]);
    return call.done();
}

Outcome removeFromSet(Call &call)
{
    return call.done(Value::boolean(setRemoveIdentical(call.thread, setAt(call), hashArgument(call, 1), call[2])));
}

Outcome nextInSet(Call &call)
{
    auto position = static_cast<std::size_t>(call[1].asInt());
    Value item;
    if (!setNext(call.machine, call[0], position, item)) return call.done();
    return tupleOf(call, {makeUnsigned(call.thread, position), item});
}

Outcome clearSet(Call &call)
{
    setClear(call.thread, setAt(call));
    return call.done();
}

/// An empty set of a class, to be filled before anybody sees it.
Outcome emptySet(Call &call) { return call.done(valueOf(call.thread, newSet(call.thread, call[0].asHandle()))); }

Outcome takeSet(Call &call)
{
    setTake(call.thread, setAt(call), call.machine.at<SetObject>(call[1]));
    return call.done();
}

// -- Lists and tuples by their layout, whatever methods their class has

Outcome rawLength(Call &call)
{
    std::int64_t length = 0;
    bool handled = false;
    const Outcome o = containerLength(call.thread, call[0], length, handled);
    return o == Outcome::Done ? call.done(makeInt(call.thread, length)) : o;
}

/// raw_items(list or tuple) -> a tuple of what it holds now
Outcome rawItems(Call &call)
{
    const Items items = itemsOf(call.machine, call[0]);
    return call.done(makeTuple(call.thread, items.data, items.count));
}

Outcome rawGetItem(Call &call)
{
    if (isStr(call.machine, call[0]) || isBytesLike(call.machine, call[0])) return textGetItem(call.thread, call[0], call[1], call.result);
    bool handled = false;
    return containerGetItem(call.thread, call[0], call[1], call.result, handled);
}

Outcome rawSetItem(Call &call)
{
    bool handled = false;
    return containerSetItem(call.thread, call[0], call[1], call[2], handled);
}

Outcome rawDeleteItem(Call &call)
{
    bool handled = false;
    return containerDeleteItem(call.thread, call[0], call[1], handled);
}

Outcome rawContains(Call &call)
{
    bool found = false;
    bool handled = false;
    const Outcome o = containerContains(call.thread, call[0], call[1], found, handled);
    return o == Outcome::Done ? call.done(Value::boolean(found)) : o;
}

Outcome rawAppend(Call &call)
{
    listAppend(call.thread, call[0], call[1]);
    return call.done();
}

/// list_replace(list, items): items, a list, become the list's own.
Outcome replaceList(Call &call)
{
    const Items items = itemsOf(call.machine, call[1]);
    auto *list = call.machine.at<ListObject>(call[0]);
    listReplace(call.thread, list, 0, itemsOf(call.machine, list).count, items.data, items.count);
    return call.done();
}

/// new_tuple(cls, list)
Outcome tupleOfClass(Call &call)
{
    const Items items = itemsOf(call.machine, call[1]);
    if (call[0] == call.machine.classValue(ClassId::Tuple)) return call.done(makeTuple(call.thread, items.data, items.count));
    auto *tuple = newTuple(call.thread, items.count, call[0].asHandle());
    copySlots(tuple->items(), items.data, items.count);
    return call.done(valueOf(call.thread, tuple));
}

/// tuple_hash(hashes): of a tuple whose items have these.
Outcome hashOfTuple(Call &call)
{
    const Items items = itemsOf(call.machine, call[0]);
    std::vector<std::uint64_t> hashes(items.count);
    for (std::size_t i = 0; i < items.count; ++i) {
        std::int64_t hash = 0;
        static_cast<void>(fitsInt64(call.machine, items[i], hash));
        hashes[i] = static_cast<std::uint64_t>(hash);
    }
    return call.done(makeInt(call.thread, static_cast<std::int64_t>(tupleHash(hashes.data(), hashes.size()))));
}

Outcome viewedDict(Call &call) { return call.done(dictOf(call.machine, call[0])); }

Outcome definesMethod(Call &call) { return call.done(Value::boolean(hasOwnMethod(call.thread, call[0], symbolOf(call.machine, call[1])))); }

// -- Sorting

/// sort_values(keys, items, reverse) -> True: both lists were sorted by the keys; False: comparing them needs the language,
/// and nothing was changed. items may be None.
Outcome sort(Call &call)
{
    const Machine &m = call.machine;
    Thread &t = call.thread;
    const Items keys = itemsOf(m, call[0]);
    std::vector<Value> sortedKeys(keys.count), sortedItems;
    copySlots(sortedKeys.data(), keys.data, keys.count);
    const bool withItems = !call[1].isNone();
    if (withItems) {
        sortedItems.resize(keys.count);
        copySlots(sortedItems.data(), itemsOf(m, call[1]).data, keys.count);
    }
    const Outcome o = sortValues(t, sortedKeys.data(), withItems ? sortedItems.data() : nullptr, keys.count, call[2].isTrue());
    if (o == Outcome::Python) return call.done(Value::boolean(false));
    listReplace(t, m.at<ListObject>(call[0]), 0, keys.count, sortedKeys.data(), keys.count);
    if (withItems) listReplace(t, m.at<ListObject>(call[1]), 0, keys.count, sortedItems.data(), keys.count);
    return o == Outcome::Done ? call.done(Value::boolean(true)) : o;
}

/// list_take(list) -> a list of its items; it is empty afterwards, as a list that is being sorted looks.
Outcome takeList(Call &call)
{
    const Items items = itemsOf(call.machine, call[0]);
    const Value taken = makeList(call.thread, items.data, items.count);
    listClear(call.thread, call.machine.at<ListObject>(call[0]));
    return call.done(taken);
}

// -- Iterators

Outcome iteratorSource(Call &call) { return call.done(loadSlot(&iteratorAt(call)->source)); }
Outcome iteratorIndex(Call &call) { return call.done(makeInt(call.thread, static_cast<std::int64_t>(loadLong(&iteratorAt(call)->index)))); }

/// iterator_move(iterator, by): its index, before it was moved
Outcome moveIterator(Call &call)
{
    const std::uint64_t index = loadLong(&iteratorAt(call)->index);
    storeLong(&iteratorAt(call)->index, index + static_cast<std::uint64_t>(call[1].asInt()));
    return call.done(makeInt(call.thread, static_cast<std::int64_t>(index)));
}

Outcome finishIterator(Call &call)
{
    storeSlot(&iteratorAt(call)->source, Value::none());
    return call.done();
}

Outcome enumerateOver(Call &call)
{
    std::int64_t start = 0;
    const Outcome o = toIndex(call.thread, call[1], start);
    return o == Outcome::Done ? call.done(makeEnumerate(call.thread, call[0], start)) : o;
}

Outcome zipOver(Call &call) { return call.done(makeZip(call.thread, call[0], call[1].isTrue())); }
Outcome mapOver(Call &call) { return call.done(makeMap(call.thread, call[0])); }
Outcome filterOver(Call &call) { return call.done(makeFilter(call.thread, call[0])); }
Outcome elementsOf(Call &call) { return call.done(makeSequenceIterator(call.thread, call[0], -1)); }
Outcome sequenceOver(Call &call) { return call.done(makeSequenceIterator(call.thread, call[0], call[1].asInt())); }

} // namespace

void defineContainerHelpers(Thread &t, Handle machineModule)
{
    defineFunctions(t, machineModule,
                    {{"dict_probe", "dict, hash, step, /", probeDict},
                     {"dict_insert", "dict, hash, key, value, /", insertIntoDict},
                     {"dict_replace", "dict, hash, key, value, /", replaceInDict},
                     {"dict_delete", "dict, hash, key, /", deleteFromDict},
                     {"dict_next", "dict, position, /", nextInDict},
                     {"set_probe", "set, hash, step, /", probeSet},
                     {"set_insert", "set, hash, item, /", insertIntoSet},
                     {"set_remove", "set, hash, item, /", removeFromSet},
                     {"set_next", "set, position, /", nextInSet},
                     {"set_clear", "set, /", clearSet},
                     {"set_new", "cls, /", emptySet},
                     {"set_take", "set, other, /", takeSet},
                     {"raw_length", "container, /", rawLength},
                     {"raw_items", "sequence, /", rawItems},
                     {"raw_get_item", "container, key, /", rawGetItem},
                     {"raw_set_item", "container, key, value, /", rawSetItem},
                     {"raw_delete_item", "container, key, /", rawDeleteItem},
                     {"raw_contains", "container, item, /", rawContains},
                     {"raw_append", "list, item, /", rawAppend},
                     {"list_replace", "list, items, /", replaceList},
                     {"list_take", "list, /", takeList},
                     {"tuple_new", "cls, items, /", tupleOfClass},
                     {"tuple_hash", "hashes, /", hashOfTuple},
                     {"view_dict", "view, /", viewedDict},
                     {"has_own_method", "object, name, /", definesMethod},
                     {"sort_values", "keys, items, reverse, /", sort},
                     {"iterator_source", "iterator, /", iteratorSource},
                     {"iterator_index", "iterator, /", iteratorIndex},
                     {"iterator_move", "iterator, by, /", moveIterator},
                     {"iterator_finish", "iterator, /", finishIterator},
                     {"make_enumerate", "iterator, start, /", enumerateOver},
                     {"make_zip", "iterators, strict, /", zipOver},
                     {"make_map", "parts, /", mapOver},
                     {"make_filter", "parts, /", filterOver},
                     {"sequence_iterator", "sequence, /", elementsOf},
                     {"make_sequence_iterator", "sequence, length, /", sequenceOver}});
}

} // namespace forkyard::vm
