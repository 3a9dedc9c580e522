// Lists and tuples: making, reading, changing. Sound without the GIL. Knows no other types.
#pragma once

#include "core/vm/machine.h"
#include "core/vm/slots.h"

namespace forkyard::vm {

Value makeTuple(Thread &t, const Value *items, std::size_t count);
Value makeList(Thread &t, const Value *items, std::size_t count);
Value makeListWithCapacity(Thread &t, std::size_t capacity);
/// Tuples whose items the caller fills at once (before the next safepoint); cls may be a subclass of tuple.
TupleObject *newTuple(Thread &t, std::size_t count, Handle cls);
TupleObject *newTuple(Thread &t, std::size_t count);
/// An empty list of a subclass of list.
ListObject *newList(Thread &t, Handle cls);

inline bool isTuple(const Machine &m, Value v) { return isKind(m, v, Kind::Tuple); }
inline bool isList(const Machine &m, Value v) { return isKind(m, v, Kind::List); }

/// Items of a list or tuple as they stand now. A list may change behind it, but the memory stays valid until a safepoint.
/// Without the GIL an item of a list that is shrinking may be Unbound.
struct Items {
    const Value *data = nullptr;
    std::size_t count = 0;
    Value operator[](std::size_t i) const { return loadSlot(data + i); }
};
inline Items itemsOf(const Machine &m, const ListObject *list)
{
    // The array first: a size that is newer than the array is cut to what the array holds. Handle 0 reads as capacity 0.
    auto *array = m.at<ArrayObject>(loadWord(&list->array));
    const std::size_t size = loadWord(&list->size);
    return {array->items(), size < array->capacity ? size : array->capacity};
}
inline Items itemsOf(const Machine &m, Value listOrTuple)
{
    const auto *object = m.at<Object>(listOrTuple);
    if (object->kind == Kind::List) return itemsOf(m, static_cast<const ListObject *>(object));
    const auto *tuple = static_cast<const TupleObject *>(object);
    return {tuple->items(), tuple->size};
}

// -- For the interpreter's LoadIndex, StoreIndex, ListAppend: false (nothing done) sends it the long way.

/// list[i] for any i, negative ones too.
inline bool listGetFast(const Machine &m, const ListObject *list, std::int64_t i, Value &out)
{
    const Items items = itemsOf(m, list);
    if (i < 0) i += static_cast<std::int64_t>(items.count);
    if (static_cast<std::uint64_t>(i) >= items.count) return false;
    out = items[static_cast<std::size_t>(i)];
    return !out.isUnbound();
}
inline bool tupleGetFast(const TupleObject *tuple, std::int64_t i, Value &out)
{
    if (i < 0) i += tuple->size;
    if (static_cast<std::uint64_t>(i) >= tuple->size) return false;
    out = tuple->items()[i];
    return true;
}
inline bool listSetFast(const Machine &m, ListObject *list, std::int64_t i, Value value)
{
    const ObjectLock lock(m, list);
    if (i < 0) i += list->size;
    if (static_cast<std::uint64_t>(i) >= list->size) return false;
    storeSlot(m.at<ArrayObject>(list->array)->items() + i, value);
    return true;
}
void listAppendSlow(Thread &t, ListObject *list, Value item);
inline void listAppend(Thread &t, ListObject *list, Value item)
{
    const Machine &m = t.machine;
    {
        const ObjectLock lock(m, list);
        auto *array = m.at<ArrayObject>(list->array);
        if (const std::uint32_t size = list->size; size < array->capacity) {
            storeSlot(array->items() + size, item);
            storeWord(&list->size, size + 1);
            return;
        }
    }
    listAppendSlow(t, list, item);
}
inline void listAppend(Thread &t, Value list, Value item) { listAppend(t, t.machine.at<ListObject>(list), item); }

// -- Changes. Indices are in range already; each takes the object's lock.

/// Replaces items [from, to) by `count` others (which must not lie in the list's own array).
void listReplace(Thread &t, ListObject *list, std::size_t from, std::size_t to, const Value *items, std::size_t count);
/// Appends what `source`, a list or tuple (the list itself too), holds.
void listExtend(Thread &t, ListObject *list, Value source);
/// Removes the item at `index` (negative counts from the end): false if there is none.
bool listPop(Thread &t, ListObject *list, std::int64_t index, Value &item);
/// Removes the first item that is or equals `item`. Python: comparing needs the language; nothing was changed.
Outcome listRemove(Thread &t, ListObject *list, Value item, bool &found);
void listClear(Thread &t, ListObject *list);
void listReverse(Thread &t, ListObject *list);

/// A new list or tuple of a's items and then b's; of a's items, `times` times. a and b are of the same kind.
Value sequenceConcatenate(Thread &t, Value a, Value b);
Value sequenceRepeat(Thread &t, Value a, std::int64_t times);
void listRepeatInplace(Thread &t, ListObject *list, std::int64_t times);

void defineListMethods(Thread &t);
void defineTupleMethods(Thread &t);

} // namespace forkyard::vm
