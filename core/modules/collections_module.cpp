// deque: a ring of values whose appends and pops are one operation each, whichever threads make them. What needs no such care
// (comparisons, searching, printing) is written in the language (resources/stdlib/collections.py).
#include "core/modules/utility_modules.h"

#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <algorithm>

namespace forkyard::modules {

using namespace vm;

namespace {

constexpr std::int64_t NoLimit = -1;

struct Ring {
    PlainHead head;
    std::uint32_t first;
    std::uint32_t count;
    std::int64_t limit;    ///< NoLimit: none
    std::uint64_t version; ///< counts changes, for iterators
};

/// A deque whose object is locked while this lives.
class Deque {
public:
    explicit Deque(Call &call) : m_call(call), m_object(call.machine.at<PlainObject>(call.self())), m_guard(call.machine, m_object) {}

    Ring &ring() { return *m_object->raw<Ring>(); }
    ArrayObject *array() { return m_object->values()[0].isObject() ? m_call.machine.at<ArrayObject>(m_object->values()[0]) : nullptr; }
    Value &at(std::uint32_t i) { return array()->items()[(ring().first + i) & (array()->capacity - 1)]; }

    void reserve()
    {
        ArrayObject *old = array();
        if (old && ring().count < old->capacity) return;
        const std::uint32_t capacity = old ? old->capacity * 2 : 8;
        auto *bigger = newObject<ArrayObject>(m_call.thread, Kind::Array, Handle{0}, capacity * sizeof(Value));
        bigger->capacity = capacity;
        for (std::uint32_t i = 0; i < capacity; ++i) bigger->items()[i] = i < ring().count ? at(i) : Value();
        ring().first = 0;
        m_object->values()[0] = valueOf(m_call.thread, bigger);
    }
    void pushBack(Value v)
    {
        ++ring().version;
        if (ring().limit == 0) return;
        if (ring().limit == ring().count) static_cast<void>(takeFront());
        reserve();
        ++ring().count;
        at(ring().count - 1) = v;
    }
    void pushFront(Value v)
    {
        ++ring().version;
        if (ring().limit == 0) return;
        if (ring().limit == ring().count) static_cast<void>(takeBack());
        reserve();
        ring().first = (ring().first - 1) & (array()->capacity - 1);
        ++ring().count;
        at(0) = v;
    }
    Value takeFront()
    {
        ++ring().version;
        const Value v = at(0);
        at(0) = Value();
        ring().first = (ring().first + 1) & (array()->capacity - 1);
        --ring().count;
        return v;
    }
    Value takeBack()
    {
        ++ring().version;
        const Value v = at(ring().count - 1);
        at(ring().count - 1) = Value();
        --ring().count;
        return v;
    }
    void clear()
    {
        ++ring().version;
        m_object->values()[0] = Value::none();
        ring().first = ring().count = 0;
    }

private:
    Call &m_call;
    PlainObject *m_object;
    ObjectLock m_guard;
};

Outcome dequeNew(Call &call)
{
    auto *object = newObject<PlainObject>(call.thread, Kind::Plain, call[0].asHandle(), sizeof(Value) + sizeof(Ring));
    object->valueCount = 1;
    object->tag = 0x21;
    object->rawBytes = sizeof(Ring);
    object->values()[0] = Value::none();
    new (object->raw<Ring>()) Ring{{}, 0, 0, NoLimit, 0};
    return call.done(valueOf(call.thread, object));
}

/// _limit(n or None)
Outcome dequeLimit(Call &call)
{
    Deque deque(call);
    deque.ring().limit = call[1].isNone() ? NoLimit : call[1].asInt();
    return call.done();
}

Outcome dequeMaxLen(Call &call)
{
    Deque deque(call);
    return call.done(deque.ring().limit == NoLimit ? Value::none() : Value::integer(deque.ring().limit));
}

Outcome dequeAppend(Call &call)
{
    Deque(call).pushBack(call[1]);
    return call.done();
}

Outcome dequeAppendLeft(Call &call)
{
    Deque(call).pushFront(call[1]);
    return call.done();
}

Outcome dequePop(Call &call)
{
    Deque deque(call);
    if (deque.ring().count == 0) return call.raise(ClassId::IndexError, "pop from an empty deque");
    return call.done(deque.takeBack());
}

Outcome dequePopLeft(Call &call)
{
    Deque deque(call);
    if (deque.ring().count == 0) return call.raise(ClassId::IndexError, "pop from an empty deque");
    return call.done(deque.takeFront());
}

/// _extend(items of a list or tuple)
Outcome dequeExtend(Call &call)
{
    const Items items = itemsOf(call.machine, call[1]);
    Deque deque(call);
    for (std::size_t i = 0; i < items.count; ++i) deque.pushBack(items[i]);
    return call.done();
}

/// _list(): the items, as they stand now.
Outcome dequeList(Call &call)
{
    Deque deque(call);
    std::vector<Value> items;
    for (std::uint32_t i = 0; i < deque.ring().count; ++i) items.push_back(deque.at(i));
    return call.done(makeList(call.thread, items.data(), items.size()));
}

/// _replace(list): these items instead.
Outcome dequeReplace(Call &call)
{
    const Items items = itemsOf(call.machine, call[1]);
    Deque deque(call);
    deque.clear();
    for (std::size_t i = 0; i < items.count; ++i) deque.pushBack(items[i]);
    return call.done();
}

Outcome dequeClear(Call &call)
{
    Deque(call).clear();
    return call.done();
}

Outcome dequeRotate(Call &call)
{
    std::int64_t n = 0;
    if (const Outcome o = toIndex(call.thread, call[1], n); o == Outcome::Python)
        return call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(call.machine, call[1]).c_str());
    else if (o != Outcome::Done)
        return o;
    Deque deque(call);
    const std::int64_t count = deque.ring().count;
    if (count < 2) return call.done();
    n = ((n % count) + count) % count;
    if (n <= count / 2)
        for (; n > 0; --n) {
            const Value v = deque.takeBack();
            deque.pushFront(v);
        }
    else
        for (n = count - n; n > 0; --n) {
            const Value v = deque.takeFront();
            deque.pushBack(v);
        }
    return call.done();
}

Outcome dequeLength(Call &call) { return call.done(Value::integer(Deque(call).ring().count)); }
Outcome dequeVersion(Call &call) { return call.done(Value::integer(static_cast<std::int64_t>(Deque(call).ring().version & 0x7fffffff))); }

/// The place an index names; false: raised.
bool placeOf(Call &call, Deque &deque, const char *message, std::uint32_t &place, Outcome &outcome)
{
    std::int64_t i = 0;
    if (!isIntLike(call.machine, call[1])) {
        outcome = call.raise(ClassId::TypeError, "sequence index must be integer, not '%s'", typeName(call.machine, call[1]).c_str());
        return false;
    }
    outcome = toIndex(call.thread, call[1], i);
    if (outcome != Outcome::Done) return false;
    if (i < 0) i += deque.ring().count;
    if (i < 0 || i >= deque.ring().count) {
        outcome = call.raise(ClassId::IndexError, "%s", message);
        return false;
    }
    place = static_cast<std::uint32_t>(i);
    return true;
}

Outcome dequeGet(Call &call)
{
    Deque deque(call);
    std::uint32_t place = 0;
    Outcome outcome;
    if (!placeOf(call, deque, "deque index out of range", place, outcome)) return outcome;
    return call.done(deque.at(place));
}

Outcome dequeSet(Call &call)
{
    Deque deque(call);
    std::uint32_t place = 0;
    Outcome outcome;
    if (!placeOf(call, deque, "deque index out of range", place, outcome)) return outcome;
    deque.at(place) = call[2];
    return call.done();
}

Outcome dequeDelete(Call &call)
{
    Deque deque(call);
    std::uint32_t place = 0;
    Outcome outcome;
    if (!placeOf(call, deque, "deque index out of range", place, outcome)) return outcome;
    for (std::uint32_t i = place; i + 1 < deque.ring().count; ++i) deque.at(i) = deque.at(i + 1);
    static_cast<void>(deque.takeBack());
    return call.done();
}

} // namespace

void defineCollectionsModule(Thread &t, Handle module)
{
    const Handle cls = makeBuiltinClass(t, "deque", "collections", Kind::Plain);
    setAttributeRaw(t, module, "deque", Value::object(cls));
    defineMethods(t, cls, {
        {"__new__", "static cls, *args, **kwargs", dequeNew},
        {"maxlen", "property self", dequeMaxLen},
        {"append", "self, item, /", dequeAppend},
        {"appendleft", "self, item, /", dequeAppendLeft},
        {"pop", "self", dequePop},
        {"popleft", "self", dequePopLeft},
        {"clear", "self", dequeClear},
        {"rotate", "self, n=1, /", dequeRotate},
        {"__len__", "self", dequeLength},
        {"__getitem__", "self, index, /", dequeGet},
        {"__setitem__", "self, index, value, /", dequeSet},
        {"__delitem__", "self, index, /", dequeDelete},
        {"_limit", "self, limit, /", dequeLimit},
        {"_extend", "self, items, /", dequeExtend},
        {"_replace", "self, items, /", dequeReplace},
        {"_list", "self", dequeList},
        {"_version", "self", dequeVersion},
    });
    setAttributeRaw(t, cls, "__hash__", Value::none());
}

} // namespace forkyard::modules
