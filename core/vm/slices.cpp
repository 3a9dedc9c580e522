// Slices resolved against a length (the rules of CPython's PySlice_AdjustIndices), and lists' slices.
#include "core/vm/slices.h"

#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"

#include <algorithm>
#include <limits>

namespace forkyard::vm {

Value makeSlice(Thread &t, Value start, Value stop, Value step)
{
    auto *slice = newObject<SliceObject>(t, Kind::Slice, ClassId::Slice);
    slice->start = start;
    slice->stop = stop;
    slice->step = step;
    return valueOf(t, slice);
}

namespace {

/// A bound as a 64-bit integer; one that does not fit counts as the nearest that does.
Outcome bound(Thread &t, Value v, std::int64_t absent, std::int64_t &out)
{
    const Machine &m = t.machine;
    if (v.isNone()) {
        out = absent;
        return Outcome::Done;
    }
    if (v.isInt()) {
        out = v.asInt();
        return Outcome::Done;
    }
    if (isIntLike(m, v)) {
        if (!fitsInt64(m, v, out)) {
            const bool negative = m.at<Object>(v)->flags & BigIntObject::Negative;
            out = negative ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
        }
        return Outcome::Done;
    }
    if (isUserObject(m, v)) return Outcome::Python;
    return raise(t, ClassId::TypeError, "slice indices must be integers or None or have an __index__ method");
}

} // namespace

Outcome resolveSlice(Thread &t, const SliceObject *slice, std::size_t length, SliceBounds &bounds)
{
    const auto size = static_cast<std::int64_t>(length);
    if (const Outcome o = bound(t, slice->step, 1, bounds.step); o != Outcome::Done) return o;
    if (bounds.step == 0) return raise(t, ClassId::ValueError, "slice step cannot be zero");
    // So that -step does not overflow; no sequence is that long.
    bounds.step = std::max(bounds.step, -std::numeric_limits<std::int64_t>::max());
    const bool backwards = bounds.step < 0;
    const std::int64_t low = backwards ? -1 : 0;
    const std::int64_t high = backwards ? size - 1 : size;
    if (const Outcome o = bound(t, slice->start, backwards ? high : low, bounds.start); o != Outcome::Done) return o;
    if (const Outcome o = bound(t, slice->stop, backwards ? low - size : high, bounds.stop); o != Outcome::Done) return o;

    const auto adjust = [&](std::int64_t i) {
        if (i < 0) i = i < -size ? low : i + size;
        return std::clamp(i, low, high);
    };
    bounds.start = adjust(bounds.start);
    bounds.stop = adjust(bounds.stop);
    if (backwards)
        bounds.count = bounds.stop < bounds.start ? static_cast<std::size_t>((bounds.start - bounds.stop - 1) / -bounds.step + 1) : 0;
    else
        bounds.count = bounds.start < bounds.stop ? static_cast<std::size_t>((bounds.stop - bounds.start - 1) / bounds.step + 1) : 0;
    return Outcome::Done;
}

Value sequenceSlice(Thread &t, Value listOrTuple, const SliceBounds &bounds)
{
    const Machine &m = t.machine;
    const Items items = itemsOf(m, listOrTuple);
    const bool tuple = isTuple(m, listOrTuple);
    if (tuple && bounds.count == items.count && bounds.step == 1 && isExactly(m, listOrTuple, ClassId::Tuple)) return listOrTuple;
    if (bounds.step == 1) {
        const Value *first = items.data + bounds.start;
        return tuple ? makeTuple(t, first, bounds.count) : makeList(t, first, bounds.count);
    }
    if (tuple && bounds.count == 0) return m.emptyTuple;
    Value *to = nullptr;
    Value result;
    if (tuple) {
        auto *made = newTuple(t, bounds.count);
        to = made->items();
        result = valueOf(t, made);
    } else {
        result = makeListWithCapacity(t, bounds.count);
        auto *made = m.at<ListObject>(result);
        to = m.at<ArrayObject>(made->array)->items();
        made->size = static_cast<std::uint32_t>(bounds.count);
    }
    std::int64_t from = bounds.start;
    for (std::size_t i = 0; i < bounds.count; ++i, from += bounds.step) to[i] = items[static_cast<std::size_t>(from)];
    return result;
}

Outcome listAssignSlice(Thread &t, ListObject *list, SliceBounds bounds, const Value *items, std::size_t count)
{
    if (bounds.step == 1) {
        const auto from = static_cast<std::size_t>(bounds.start);
        listReplace(t, list, from, std::max(from, static_cast<std::size_t>(std::max<std::int64_t>(bounds.stop, 0))), items, count);
        return Outcome::Done;
    }
    if (count != bounds.count)
        return raise(t, ClassId::ValueError, "attempt to assign sequence of size %zu to extended slice of size %zu", count, bounds.count);
    std::int64_t to = bounds.start;
    for (std::size_t i = 0; i < count; ++i, to += bounds.step) listSetFast(t.machine, list, to, items[i]);
    return Outcome::Done;
}

void listDeleteSlice(Thread &t, ListObject *list, SliceBounds bounds)
{
    if (bounds.count == 0) return;
    if (bounds.step < 0) { // the same elements, forwards
        bounds.start += bounds.step * static_cast<std::int64_t>(bounds.count - 1);
        bounds.step = -bounds.step;
    }
    const auto start = static_cast<std::size_t>(bounds.start);
    if (bounds.step == 1) return listReplace(t, list, start, start + bounds.count, nullptr, 0);

    const ObjectLock lock(t.machine, list);
    Value *items = t.machine.at<ArrayObject>(list->array)->items();
    const std::size_t size = list->size;
    if (start >= size) return; // another thread was quicker
    std::size_t to = start;
    std::size_t next = start;
    std::size_t left = bounds.count;
    for (std::size_t from = start; from < size; ++from) {
        if (left > 0 && from == next) {
            next += static_cast<std::size_t>(bounds.step);
            --left;
            continue;
        }
        storeSlot(items + to++, items[from]);
    }
    storeWord(&list->size, static_cast<std::uint32_t>(to));
    fillSlots(items + to, size - to, Value());
}

} // namespace forkyard::vm
