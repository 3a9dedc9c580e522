// Lists and tuples in memory. A list's slots at and beyond its size are Unbound, so that a reader without the GIL that
// catches a list while it changes finds an old item, a new one or Unbound, never rubbish.
#include "core/vm/lists.h"

#include "core/vm/containers.h"

#include <algorithm>

namespace forkyard::vm {

namespace {

constexpr std::size_t MaxItems = std::size_t{1} << 31;

std::size_t checkedSize(std::size_t count)
{
    if (count > MaxItems) throw OutOfMemory{};
    return count;
}

/// Room for at least `count` items; those from `used` on are Unbound, the others for the caller to fill at once.
ArrayObject *newArray(Thread &t, std::size_t count, std::size_t used)
{
    const std::size_t usable = Heap::usableBytes(sizeof(ArrayObject) + checkedSize(count) * sizeof(Value));
    const std::size_t capacity = (usable - sizeof(ArrayObject)) / sizeof(Value);
    auto *array = newObject<ArrayObject>(t, Kind::Array, Handle{0}, capacity * sizeof(Value));
    array->capacity = static_cast<std::uint32_t>(capacity);
    array->padding = 0;
    std::fill_n(array->items() + used, capacity - used, Value());
    return array;
}

/// What a list of `size` items should have room for when it grows.
std::size_t roomFor(std::size_t size) { return size + size / 2 + 4; }

void publish(Thread &t, ListObject *list, const ArrayObject *array, std::size_t size)
{
    storeWord(&list->array, t.machine.heap.handleOf(array));
    storeWord(&list->size, static_cast<std::uint32_t>(size));
}

/// How many of `count` items, copied from a list that may have been shrinking meanwhile (without the GIL), were still there.
std::size_t stillThere(const Machine &m, const Value *items, std::size_t count)
{
    if (m.options.gil == GilProfile::Off)
        while (count > 0 && items[count - 1].isUnbound()) --count;
    return count;
}

/// Removes and gives item i, which exists; the caller holds the lock.
Value takeOut(const Machine &m, ListObject *list, std::size_t i)
{
    Value *items = m.at<ArrayObject>(list->array)->items();
    const std::uint32_t size = list->size;
    const Value item = items[i];
    moveSlots(items + i, items + i + 1, size - i - 1);
    storeWord(&list->size, size - 1);
    storeSlot(items + size - 1, Value());
    return item;
}

} // namespace

TupleObject *newTuple(Thread &t, std::size_t count, Handle cls)
{
    auto *tuple = newObject<TupleObject>(t, Kind::Tuple, cls, checkedSize(count) * sizeof(Value));
    tuple->size = static_cast<std::uint32_t>(count);
    tuple->padding = 0;
    return tuple;
}

TupleObject *newTuple(Thread &t, std::size_t count) { return newTuple(t, count, t.machine.classes[static_cast<unsigned>(ClassId::Tuple)]); }

Value makeTuple(Thread &t, const Value *items, std::size_t count)
{
    if (count == 0) return t.machine.emptyTuple;
    auto *tuple = newTuple(t, count);
    copySlots(tuple->items(), items, count);
    tuple->size = static_cast<std::uint32_t>(stillThere(t.machine, tuple->items(), count));
    return valueOf(t, tuple);
}

ListObject *newList(Thread &t, Handle cls)
{
    auto *list = newObject<ListObject>(t, Kind::List, cls);
    list->size = 0;
    list->array = 0;
    return list;
}

Value makeListWithCapacity(Thread &t, std::size_t capacity)
{
    auto *list = newList(t, t.machine.classes[static_cast<unsigned>(ClassId::List)]);
    if (capacity > 0) list->array = t.machine.heap.handleOf(newArray(t, capacity, 0));
    return valueOf(t, list);
}

Value makeList(Thread &t, const Value *items, std::size_t count)
{
    auto *list = newList(t, t.machine.classes[static_cast<unsigned>(ClassId::List)]);
    if (count == 0) return valueOf(t, list);
    auto *array = newArray(t, count, count);
    copySlots(array->items(), items, count);
    list->array = t.machine.heap.handleOf(array);
    list->size = static_cast<std::uint32_t>(stillThere(t.machine, array->items(), count));
    return valueOf(t, list);
}

void listAppendSlow(Thread &t, ListObject *list, Value item)
{
    const ObjectLock lock(t.machine, list);
    const std::uint32_t size = list->size;
    auto *old = t.machine.at<ArrayObject>(list->array);
    if (size < old->capacity) { // somebody else made room meanwhile
        storeSlot(old->items() + size, item);
        storeWord(&list->size, size + 1);
        return;
    }
    auto *array = newArray(t, roomFor(size), size);
    copySlots(array->items(), old->items(), size);
    array->items()[size] = item;
    publish(t, list, array, size + 1);
}

void listReplace(Thread &t, ListObject *list, std::size_t from, std::size_t to, const Value *items, std::size_t count)
{
    const ObjectLock lock(t.machine, list);
    const std::size_t size = list->size;
    to = std::min(to, size);
    from = std::min(from, to);
    const std::size_t newSize = size - (to - from) + count;
    auto *old = t.machine.at<ArrayObject>(list->array);
    if (newSize > old->capacity) {
        auto *array = newArray(t, count == 1 ? roomFor(newSize) : newSize + newSize / 8, newSize);
        copySlots(array->items(), old->items(), from);
        copySlots(array->items() + from, items, count);
        copySlots(array->items() + from + count, old->items() + to, size - to);
        publish(t, list, array, newSize);
        return;
    }
    if (old->capacity == 0) return; // nothing in an empty list is replaced by nothing
    if (count != to - from) moveSlots(old->items() + from + count, old->items() + to, size - to);
    for (std::size_t i = 0; i < count; ++i) storeSlot(old->items() + from + i, items[i]);
    storeWord(&list->size, static_cast<std::uint32_t>(newSize));
    if (newSize < size) fillSlots(old->items() + newSize, size - newSize, Value());
}

void listExtend(Thread &t, ListObject *list, Value source)
{
    const Machine &m = t.machine;
    const Items items = itemsOf(m, source);
    if (items.count == 0) return;
    if (m.at<Object>(source) != list && m.options.gil != GilProfile::Off) {
        listReplace(t, list, MaxItems, MaxItems, items.data, items.count);
        return;
    }
    const Value copy = makeTuple(t, items.data, items.count);
    listReplace(t, list, MaxItems, MaxItems, m.at<TupleObject>(copy)->items(), m.at<TupleObject>(copy)->size);
}

bool listPop(Thread &t, ListObject *list, std::int64_t index, Value &item)
{
    const ObjectLock lock(t.machine, list);
    if (index < 0) index += list->size;
    if (static_cast<std::uint64_t>(index) >= list->size) return false;
    item = takeOut(t.machine, list, static_cast<std::size_t>(index));
    return true;
}

Outcome listRemove(Thread &t, ListObject *list, Value item, bool &found)
{
    const ObjectLock lock(t.machine, list);
    const Value *items = t.machine.at<ArrayObject>(list->array)->items();
    found = false;
    for (std::size_t i = 0; i < list->size; ++i) {
        if (const Outcome o = sameOrEqual(t, items[i], item, found); o != Outcome::Done) return o;
        if (!found) continue;
        takeOut(t.machine, list, i);
        break;
    }
    return Outcome::Done;
}

void listClear(Thread &t, ListObject *list)
{
    const ObjectLock lock(t.machine, list);
    storeWord(&list->size, 0);
    storeWord(&list->array, 0);
}

void listReverse(Thread &t, ListObject *list)
{
    const ObjectLock lock(t.machine, list);
    Value *items = t.machine.at<ArrayObject>(list->array)->items();
    for (std::size_t i = 0, j = list->size; i + 1 < j; ++i) {
        --j;
        const Value first = items[i];
        storeSlot(items + i, items[j]);
        storeSlot(items + j, first);
    }
}

Value sequenceConcatenate(Thread &t, Value a, Value b)
{
    const Machine &m = t.machine;
    const Items left = itemsOf(m, a);
    const Items right = itemsOf(m, b);
    if (isTuple(m, a)) {
        if (right.count == 0 && isExactly(m, a, ClassId::Tuple)) return a;
        if (left.count == 0 && isExactly(m, b, ClassId::Tuple)) return b;
        auto *tuple = newTuple(t, left.count + right.count);
        copySlots(tuple->items(), left.data, left.count);
        copySlots(tuple->items() + left.count, right.data, right.count);
        return valueOf(t, tuple);
    }
    const Value list = makeList(t, left.data, 0);
    auto *array = newArray(t, left.count + right.count, left.count + right.count);
    copySlots(array->items(), left.data, left.count);
    const std::size_t first = stillThere(m, array->items(), left.count);
    copySlots(array->items() + first, right.data, right.count);
    publish(t, m.at<ListObject>(list), array, first + stillThere(m, array->items() + first, right.count));
    return list;
}

Value sequenceRepeat(Thread &t, Value a, std::int64_t times)
{
    const Machine &m = t.machine;
    const Items items = itemsOf(m, a);
    if (times < 0) times = 0;
    const bool tuple = isTuple(m, a);
    if (tuple && (times == 1 || items.count == 0) && isExactly(m, a, ClassId::Tuple)) return a;
    if (items.count != 0 && static_cast<std::uint64_t>(times) > MaxItems / items.count) throw OutOfMemory{};
    const std::size_t count = items.count * static_cast<std::size_t>(times);
    if (count == 0) return tuple ? m.emptyTuple : makeList(t, nullptr, 0);

    Value result;
    Value *to = nullptr;
    if (tuple) {
        auto *made = newTuple(t, count);
        to = made->items();
        result = valueOf(t, made);
    } else {
        auto *array = newArray(t, count, count);
        to = array->items();
        result = makeList(t, nullptr, 0);
        publish(t, m.at<ListObject>(result), array, count);
    }
    if (items.count == 1) {
        std::fill_n(to, count, items[0]);
    } else {
        copySlots(to, items.data, items.count);
        for (std::size_t done = items.count; done < count; done += items.count) std::copy_n(to, items.count, to + done);
    }
    return result;
}

void listRepeatInplace(Thread &t, ListObject *list, std::int64_t times)
{
    if (times <= 0) return listClear(t, list);
    const Items items = itemsOf(t.machine, list);
    if (times == 1 || items.count == 0) return;
    const Value more = sequenceRepeat(t, valueOf(t, list), times - 1);
    listExtend(t, list, more);
}

} // namespace forkyard::vm
