// Classes in the heap: attributes in slots by shape, C3 linearisation, method look-up with a cache for each thread.
#include "core/vm/classes.h"

#include "core/vm/alone.h"
#include "core/vm/dicts.h"
#include "core/vm/lists.h"
#include "core/vm/names.h"
#include "core/vm/operations.h"
#include "core/vm/slots.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <vector>

namespace forkyard::vm {

using bytecode::Symbol;

Handle classOf(const Machine &m, Value v)
{
    if (v.isObject()) return m.at<Object>(v)->cls;
    const auto id = [&] {
        if (v.isInt()) return ClassId::Int;
        if (v.isReal()) return ClassId::Float;
        if (v.isBool()) return ClassId::Bool;
        if (v.isEllipsis()) return ClassId::EllipsisType;
        if (v.isNotImplemented()) return ClassId::NotImplementedType;
        return ClassId::NoneType;
    }();
    return m.classes[static_cast<unsigned>(id)];
}

bool isSubclass(const Machine &m, Handle cls, Handle of)
{
    if (cls == of) return true;
    const auto *mro = m.at<TupleObject>(m.at<ClassObject>(cls)->mro);
    for (std::uint32_t i = 0; i < mro->size; ++i)
        if (mro->items()[i].asHandle() == of) return true;
    return false;
}

bool isInstance(const Machine &m, Value v, Handle cls) { return isSubclass(m, classOf(m, v), cls); }

Value ownAttribute(const Machine &m, const Object *object, Symbol name)
{
    const ShapeId shape = __atomic_load_n(&object->shape, __ATOMIC_ACQUIRE);
    const int slot = findSlot(shape, name);
    if (slot < 0) return {};
    const auto *array = m.at<ArrayObject>(__atomic_load_n(&object->attributes, __ATOMIC_ACQUIRE));
    return static_cast<std::uint32_t>(slot) < array->capacity ? loadSlot(array->items() + slot) : Value();
}

ArrayObject *newSlots(Thread &t, std::uint32_t capacity)
{
    auto *array = newObject<ArrayObject>(t, Kind::Array, 0, capacity * sizeof(Value));
    array->capacity = capacity;
    std::fill_n(array->items(), capacity, Value());
    return array;
}

namespace {

/// What was stored without a lock into slots that had just been copied (storeSlotOf, which then stores again): nothing is lost.
void catchUp(Value *to, const Value *from, const std::vector<Value> &copied)
{
    for (std::size_t i = 0; i < copied.size(); ++i) {
        const std::uint64_t now = __atomic_load_n(reinterpret_cast<const std::uint64_t *>(from + i), __ATOMIC_SEQ_CST);
        std::uint64_t expected = copied[i].bits();
        if (now != expected) __atomic_compare_exchange_n(reinterpret_cast<std::uint64_t *>(to + i), &expected, now, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    }
}

} // namespace

void setOwnAttribute(Thread &t, Object *object, Symbol name, Value value)
{
    Machine &m = t.machine;
    const ObjectLock guard(m, object);
    const int known = findSlot(object->shape, name);
    if (known >= 0) {
        storeSlot(m.at<ArrayObject>(object->attributes)->items() + known, value);
        return;
    }
    const bool shared = m.options.gil == GilProfile::Off;
    const ShapeId shape = shared ? shapeWithRevived(object->shape, name) : shapeWith(object->shape, name);
    const std::uint32_t slot = slotCount(shape) - 1;
    auto *array = object->attributes ? m.at<ArrayObject>(object->attributes) : nullptr;
    if (!array || array->capacity <= slot) {
        auto *bigger = newSlots(t, slot < 4 ? 4 : slot * 2);
        std::vector<Value> copied(array ? std::min(slot, array->capacity) : 0);
        if (array) copySlots(copied.data(), array->items(), copied.size());
        std::copy(copied.begin(), copied.end(), bigger->items());
        __atomic_store_n(&object->attributes, m.heap.handleOf(bigger), __ATOMIC_SEQ_CST);
        if (shared && array) catchUp(bigger->items(), array->items(), copied);
        array = bigger;
    }
    storeSlot(array->items() + slot, value);
    __atomic_store_n(&object->shape, shape, __ATOMIC_RELEASE);
}

namespace {

/// Gives an object whose attributes came and went without the GIL slots for those alone that are left.
void dropDeadSlots(Thread &t, Object *object)
{
    struct Work {
        Thread &thread;
        Object *object;
    } work{t, object};
    // Nobody is between looking at the shape and reading a slot while the world stands.
    t.machine.host.stopTheWorld(t, [](void *context) {
        const Work &w = *static_cast<Work *>(context);
        Machine &m = w.thread.machine;
        const auto *old = m.at<ArrayObject>(w.object->attributes);
        ArrayObject *array = nullptr;
        try {
            array = newSlots(w.thread, old->capacity);
        } catch (const OutOfMemory &) {
            return; // the dead ones stay; the world must go on
        }
        ShapeId shape = 0;
        for (std::uint32_t slot = 0; slot < slotCount(w.object->shape); ++slot) {
            const Symbol name = slotName(w.object->shape, slot);
            if (isDeadName(name)) continue;
            array->items()[slotCount(shape)] = old->items()[slot];
            shape = shapeWith(shape, name);
        }
        __atomic_store_n(&w.object->attributes, m.heap.handleOf(array), __ATOMIC_RELEASE);
        __atomic_store_n(&w.object->shape, shape, __ATOMIC_RELEASE);
        if (w.object->kind == Kind::Class || w.object->kind == Kind::Module) classChanged(m); // their slots are remembered by identity
    }, &work);
}

bool mostSlotsAreDead(ShapeId shape)
{
    constexpr std::uint32_t AlwaysFine = 8;
    const std::uint32_t count = slotCount(shape);
    std::uint32_t dead = 0;
    for (std::uint32_t slot = 0; slot < count; ++slot) dead += isDeadName(slotName(shape, slot));
    return dead > AlwaysFine && dead * 2 > count;
}

/// Others read without a lock, by the shape they saw: no slot may come to hold another attribute.
bool deleteShared(Thread &t, Object *object, Symbol name)
{
    Machine &m = t.machine;
    {
        const ObjectLock guard(m, object);
        const ShapeId before = __atomic_load_n(&object->shape, __ATOMIC_ACQUIRE);
        const int slot = findSlot(before, name);
        if (slot < 0) return false;
        Value *place = m.at<ArrayObject>(__atomic_load_n(&object->attributes, __ATOMIC_ACQUIRE))->items() + slot;
        if (loadSlot(place).isUnbound()) return false;
        storeSlot(place, Value());
        const ShapeId after = shapeWithDead(before, name);
        __atomic_store_n(&object->shape, after, __ATOMIC_RELEASE);
        if (!mostSlotsAreDead(after)) return true;
    }
    dropDeadSlots(t, object);
    return true;
}

} // namespace

bool deleteOwnAttribute(Thread &t, Object *object, Symbol name)
{
    Machine &m = t.machine;
    if (m.options.gil == GilProfile::Off && !runsAlone()) return deleteShared(t, object, name);
    const int slot = findSlot(object->shape, name);
    if (slot < 0) return false;
    auto *old = m.at<ArrayObject>(object->attributes);
    const std::uint32_t count = slotCount(object->shape);
    if (static_cast<std::uint32_t>(slot) + 1 == count) {
        // The newest: the name of an `except … as name` at its end.
        storeSlot(old->items() + slot, Value());
        object->shape = shapeWithout(object->shape, name);
        return true;
    }
    auto *array = newSlots(t, old->capacity);
    std::uint32_t to = 0;
    for (std::uint32_t from = 0; from < count; ++from)
        if (static_cast<int>(from) != slot) array->items()[to++] = old->items()[from];
    object->attributes = m.heap.handleOf(array);
    object->shape = shapeWithout(object->shape, name);
    return true;
}

void classChanged(Machine &m) { m.classEpoch.fetch_add(1, std::memory_order_acq_rel); }

Handle ownerInClass(const Machine &m, Handle cls, Symbol name)
{
    const auto *mro = m.at<TupleObject>(m.at<ClassObject>(cls)->mro);
    for (std::uint32_t i = 0; i < mro->size; ++i)
        if (findSlot(__atomic_load_n(&m.at<Object>(mro->items()[i])->shape, __ATOMIC_ACQUIRE), name) >= 0) return mro->items()[i].asHandle();
    return 0;
}

Value lookupInClass(Thread &t, Handle cls, Symbol name)
{
    Machine &m = t.machine;
    const std::uint32_t epoch = m.classEpoch.load(std::memory_order_acquire);
    MethodCacheEntry &entry = t.methodCache[(cls * 31 + name * 7) % Thread::MethodCacheSize];
    if (entry.cls == cls && entry.name == name && entry.epoch == epoch) return entry.value;
    const Handle owner = ownerInClass(m, cls, name);
    const Value value = owner ? ownAttribute(m, m.at<Object>(owner), name) : Value();
    // Plain data may be replaced without a new epoch (see storeInClass), so it is looked up each time.
    const Kind kind = kindOf(m, value);
    if (value.isUnbound() || kind == Kind::Function || kind == Kind::Native || kind == Kind::Wrapper) entry = {cls, name, epoch, value};
    return value;
}

} // namespace forkyard::vm
