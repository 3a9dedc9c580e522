// queue.Queue, LifoQueue, PriorityQueue and SimpleQueue: one operation each, items in a ring or a heap of the machine's.
//
// Two words hold the number of items: getters sleep on one while it is 0, putters on the other while it is the limit; a third
// says whether tasks are unfinished. With one word a wake-up for a getter could go to a putter.
#include "core/modules/thread_objects.h"

#include "core/vm/classes.h"
#include "core/vm/lists.h"
#include "core/vm/native.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <vector>

namespace forkyard::modules {

using trace::EventKind;
using vm::ArrayObject;
using vm::ClassId;

namespace {

enum Order : std::uint32_t { Fifo, Lifo, Priority, Simple };

/// head.word: items (for getters); value: Order. The items stand in the object's first value, an Array.
struct QueueState : SyncState {
    std::uint32_t room = 0; ///< items, for putters
    std::uint32_t putters = 0;
    std::uint32_t busy = 0; ///< 1 while tasks are unfinished
    std::uint32_t joiners = 0;
    std::uint32_t unfinished = 0;
    std::uint32_t limit = 0; ///< 0: none
    std::uint32_t first = 0; ///< of a ring, the oldest item's place
    std::uint32_t version = 0; ///< counts changes, for comparisons written in the language
    std::uint32_t opened = 0; ///< 1: the program looked inside, and queue.py runs it from now on (see _open there)
};

PlainObject *queue(Call &call) { return call.machine.at<PlainObject>(call.self()); }
QueueState &stateOf(PlainObject *object) { return *object->raw<QueueState>(); }
std::uint32_t countOf(QueueState &s) { return __atomic_load_n(&s.head.word, __ATOMIC_ACQUIRE); }
bool isFull(QueueState &s) { return s.limit != 0 && countOf(s) >= s.limit; }

void setCount(QueueState &s, std::uint32_t count)
{
    ++s.version;
    __atomic_store_n(&s.room, count, __ATOMIC_SEQ_CST);
    __atomic_store_n(&s.head.word, count, __ATOMIC_SEQ_CST);
}

// -- Items. The object is locked.

ArrayObject *arrayOf(Machine &m, PlainObject *object)
{
    const Value array = object->values()[0];
    return array.isObject() ? m.at<ArrayObject>(array) : nullptr;
}

/// The array with room for one more, the ring unrolled where it moved.
ArrayObject *grown(Thread &t, PlainObject *object)
{
    QueueState &s = stateOf(object);
    ArrayObject *old = arrayOf(t.machine, object);
    const std::uint32_t count = s.head.word;
    if (old && count < old->capacity) return old;
    const std::uint32_t capacity = old ? old->capacity * 2 : 8;
    auto *array = vm::newObject<ArrayObject>(t, vm::Kind::Array, Handle{0}, capacity * sizeof(Value));
    array->capacity = capacity;
    for (std::uint32_t i = 0; i < capacity; ++i) array->items()[i] = i < count ? old->items()[(s.first + i) & (old->capacity - 1)] : Value();
    s.first = 0;
    object->values()[0] = vm::valueOf(t, array);
    return array;
}

/// Where a new item of a heap belongs: places from the end up to there move down. Python, Raised: a comparison said so, nothing has moved.
Outcome placeInHeap(Thread &t, const Value *items, std::uint32_t count, Value item, std::uint32_t &place)
{
    place = count;
    while (place > 0) {
        const std::uint32_t parent = (place - 1) / 2;
        Value less;
        if (const Outcome o = vm::compare(t, vm::Comparison::Lt, item, items[parent], less); o != Outcome::Done) return o;
        if (!less.isTrue()) break;
        place = parent;
    }
    return Outcome::Done;
}

/// Takes the least item out, with heapq's own order of comparisons (it decides which of equal items comes first).
Outcome takeFromHeap(Thread &t, Value *items, std::uint32_t count, Value &item)
{
    const Value last = items[count - 1];
    const std::uint32_t size = count - 1;
    std::vector<std::uint32_t> path{0};
    for (std::uint32_t child = 1; child < size; child = 2 * path.back() + 1) {
        if (child + 1 < size) {
            Value less;
            if (const Outcome o = vm::compare(t, vm::Comparison::Lt, items[child], items[child + 1], less); o != Outcome::Done) return o;
            if (!less.isTrue()) ++child;
        }
        path.push_back(child);
    }
    // Down to a leaf, and from there up again.
    std::size_t at = path.size() - 1;
    while (size > 0 && at > 0) {
        Value less;
        if (const Outcome o = vm::compare(t, vm::Comparison::Lt, last, items[path[at]], less); o != Outcome::Done) return o;
        if (!less.isTrue()) break;
        --at;
    }
    item = items[0];
    for (std::size_t i = 0; i < at; ++i) items[path[i]] = items[path[i + 1]];
    items[path[at]] = last;
    items[size] = Value();
    return Outcome::Done;
}

Outcome insert(Thread &t, PlainObject *object, Value item)
{
    QueueState &s = stateOf(object);
    const std::uint32_t count = s.head.word;
    ArrayObject *array = grown(t, object);
    if (s.value != Priority) {
        array->items()[(s.first + count) & (array->capacity - 1)] = item;
        return Outcome::Done;
    }
    std::uint32_t place = 0;
    if (const Outcome o = placeInHeap(t, array->items(), count, item, place); o != Outcome::Done) return o;
    for (std::uint32_t i = count; i != place; i = (i - 1) / 2) array->items()[i] = array->items()[(i - 1) / 2];
    array->items()[place] = item;
    return Outcome::Done;
}

Outcome remove(Thread &t, PlainObject *object, Value &item)
{
    QueueState &s = stateOf(object);
    ArrayObject *array = arrayOf(t.machine, object);
    const std::uint32_t count = s.head.word;
    if (s.value == Priority) return takeFromHeap(t, array->items(), count, item);
    const std::uint32_t place = (s.value == Lifo ? s.first + count - 1 : s.first) & (array->capacity - 1);
    item = array->items()[place];
    array->items()[place] = Value();
    if (s.value != Lifo) s.first = (s.first + 1) & (array->capacity - 1);
    return Outcome::Done;
}

void tellItem(Thread &t, EventKind kind, QueueState &s, Value item)
{
    if (isTold(t, s.head.number)) vm::emitValue(t, kind, s.head.number, nextSequence(s.head), currentLine(t), item);
}

/// One more item, told.
void stored(Thread &t, QueueState &s, Value item)
{
    tellItem(t, EventKind::QueuePut, s, item);
    setCount(s, s.head.word + 1);
}
void added(Thread &t, QueueState &s, Value item)
{
    ++s.unfinished;
    __atomic_store_n(&s.busy, 1u, __ATOMIC_RELEASE);
    stored(t, s, item);
}
void taken(Thread &t, QueueState &s, Value item)
{
    tellItem(t, EventKind::QueueGet, s, item);
    setCount(s, s.head.word - 1);
}

// -- put and get

/// How it was asked for, which decides the frames that a traceback shows.
enum class Manner { Late, AtOnce, NoWait };

Outcome raiseFrom(Call &call, bool full, Manner manner)
{
    static constexpr const char *names[2][3] = {{"_empty_late", "_empty", "_empty_now"}, {"_full_late", "_full", "_full_now"}};
    const bool simple = stateOf(queue(call)).value == Simple;
    return call.callInstead(libraryValue(call.thread, "queue", simple ? "_empty_simple" : names[full][static_cast<int>(manner)]), {});
}

bool isOpened(QueueState &s) { return __builtin_expect(__atomic_load_n(&s.opened, __ATOMIC_ACQUIRE) != 0, 0); }

/// Whether the language has to compare: what is compared is its own, or a comparison failed, which it shows in the right frames.
bool isForLanguage(Thread &t, QueueState &s, Outcome o)
{
    if (o != Outcome::Python && (o != Outcome::Raised || s.value != Priority)) return false;
    t.exception = Value();
    return true;
}

/// What queue.py has for it.
Outcome inLibrary(Call &call, const char *name, std::initializer_list<Value> arguments)
{
    return call.callInstead(libraryValue(call.thread, "queue", name), arguments);
}
Outcome inLibrary(Call &call, const char *name) { return inLibrary(call, name, {call.self()}); }

/// (block, timeout) as queue's methods take them.
Outcome queueTimeout(Call &call, Value block, Value seconds, bool isPut, std::int64_t &timeout)
{
    timeout = 0;
    if (!isTrue(call.thread, block)) return Outcome::Done;
    timeout = Forever;
    if (seconds.isNone() || seconds.isUnbound()) return Outcome::Done;
    const bool isSimple = call.machine.at<PlainObject>(call.self())->tag == static_cast<std::uint16_t>(Tag::SimpleQueue);
    if (const Outcome o = secondsArgument(call, seconds, timeout, isSimple ? FirstUse::AsInteger : FirstUse::IsLessThanZero); o != Outcome::Done) return o;
    const bool negative = (seconds.isInt() && seconds.asInt() < 0) || (vm::isFloatLike(call.machine, seconds) && vm::realOf(call.machine, seconds) < 0);
    if (!negative) return Outcome::Done;
    if (isSimple) return call.raise(ClassId::ValueError, "'timeout' must be a non-negative number");
    return inLibrary(call, isPut ? "_negative_timeout_put" : "_negative_timeout_get", {});
}

Outcome waitForRoom(Call &call, QueueState &s, std::int64_t timeout, Manner manner)
{
    Thread &t = call.thread;
    Waiting waiting(t, WaitReason::QueuePut, EventKind::QueuePutWait, s.head.number, timeout);
    while (isFull(s) && !isOpened(s)) {
        switch (waiting.on(s.room, s.limit, s.putters)) {
        case Wait::Go: break;
        case Wait::TimedOut: tellFree(t, EventKind::QueueFull, s.head.number); return raiseFrom(call, true, manner);
        case Wait::Parked: return Outcome::Blocked;
        case Wait::Raised: return Outcome::Raised;
        }
    }
    return Outcome::Done;
}

Outcome waitForItem(Call &call, QueueState &s, std::int64_t timeout, Manner manner)
{
    Thread &t = call.thread;
    Waiting waiting(t, WaitReason::QueueGet, EventKind::QueueGetWait, s.head.number, timeout);
    while (countOf(s) == 0 && !isOpened(s)) {
        switch (waiting.on(s.head.word, 0, s.waiters)) {
        case Wait::Go: break;
        case Wait::TimedOut: tellFree(t, EventKind::QueueEmpty, s.head.number); return raiseFrom(call, false, manner);
        case Wait::Parked: return Outcome::Blocked;
        case Wait::Raised: return Outcome::Raised;
        }
    }
    return Outcome::Done;
}

Outcome putItem(Call &call, Value item, std::int64_t timeout, Value block, Value seconds, Manner manner)
{
    Thread &t = call.thread;
    PlainObject *object = queue(call);
    QueueState &s = stateOf(object);
    for (;;) {
        if (const Outcome o = waitForRoom(call, s, timeout, manner); o != Outcome::Done) return o;
        const vm::ObjectLock guard(call.machine, object);
        if (isOpened(s)) return inLibrary(call, manner == Manner::NoWait ? "_opened_put_nowait" : "_opened_put", {call.self(), item, block, seconds});
        if (isFull(s)) continue;
        const Outcome o = insert(t, object, item);
        if (isForLanguage(t, s, o)) return inLibrary(call, manner == Manner::NoWait ? "_priority_put_now" : "_priority_put", {call.self(), item, block, seconds});
        if (o != Outcome::Done) return o;
        added(t, s, item);
        break;
    }
    wakeWaiters(t, s.head.word, s.waiters, 1);
    return call.done();
}

Outcome getItem(Call &call, std::int64_t timeout, Value block, Value seconds, Manner manner)
{
    Thread &t = call.thread;
    PlainObject *object = queue(call);
    QueueState &s = stateOf(object);
    Value item;
    for (;;) {
        if (const Outcome o = waitForItem(call, s, timeout, manner); o != Outcome::Done) return o;
        const vm::ObjectLock guard(call.machine, object);
        if (isOpened(s)) return inLibrary(call, manner == Manner::NoWait ? "_opened_get_nowait" : "_opened_get", {call.self(), block, seconds});
        if (countOf(s) == 0) continue;
        const Outcome o = remove(t, object, item);
        if (isForLanguage(t, s, o)) return inLibrary(call, manner == Manner::NoWait ? "_priority_get_now" : "_priority_get", {call.self(), block, seconds});
        if (o != Outcome::Done) return o;
        taken(t, s, item);
        break;
    }
    wakeWaiters(t, s.room, s.putters, 1);
    return call.done(item);
}

Manner mannerOf(Call &call, Value block) { return isTrue(call.thread, block) ? Manner::Late : Manner::AtOnce; }

Outcome put(Call &call)
{
    std::int64_t timeout = Forever;
    if (stateOf(queue(call)).limit != 0)
        if (const Outcome o = queueTimeout(call, call[2], call[3], true, timeout); o != Outcome::Done) return o;
    return putItem(call, call[1], timeout, call[2], call[3], mannerOf(call, call[2]));
}

Outcome get(Call &call)
{
    std::int64_t timeout = 0;
    if (const Outcome o = queueTimeout(call, call[1], call[2], false, timeout); o != Outcome::Done) return o;
    return getItem(call, timeout, call[1], call[2], mannerOf(call, call[1]));
}

Outcome putNoWait(Call &call) { return putItem(call, call[1], 0, Value::boolean(false), Value::none(), Manner::NoWait); }
Outcome getNoWait(Call &call) { return getItem(call, 0, Value::boolean(false), Value::none(), Manner::NoWait); }

// -- For queue.py's _priority_put and _priority_get: items compared in the language, on a copy

Outcome snapshot(Call &call)
{
    PlainObject *object = queue(call);
    QueueState &s = stateOf(object);
    const vm::ObjectLock guard(call.machine, object);
    const ArrayObject *array = arrayOf(call.machine, object);
    const std::uint32_t count = s.head.word;
    std::vector<Value> items(count);
    for (std::uint32_t i = 0; i < count; ++i) items[i] = array->items()[(s.first + i) & (array->capacity - 1)];
    const Value pair[] = {vm::makeList(call.thread, items.data(), count), Value::integer(s.version)};
    return call.done(vm::makeTuple(call.thread, pair, 2));
}

/// _commit(heap, version, item, whole): the copy with one item more or less becomes the queue's, unless that has changed meanwhile. Not
/// whole: a comparison failed on the way.
Outcome commit(Call &call)
{
    Thread &t = call.thread;
    PlainObject *object = queue(call);
    QueueState &s = stateOf(object);
    const vm::Items items = vm::itemsOf(call.machine, call[1]);
    bool more = false;
    {
        const vm::ObjectLock guard(call.machine, object);
        if (s.version != call[2].asInt() || isOpened(s)) return call.done(Value::boolean(false));
        more = items.count > s.head.word;
        ArrayObject *array = grown(t, object);
        for (std::uint32_t i = 0; i < array->capacity; ++i) array->items()[i] = i < items.count ? items[i] : Value();
        !more ? taken(t, s, call[3]) : call[4].isTrue() ? added(t, s, call[3]) : stored(t, s, call[3]);
    }
    if (!call[4].isTrue()) return call.done(Value::boolean(true));
    if (more) wakeWaiters(t, s.head.word, s.waiters, 1);
    else wakeWaiters(t, s.room, s.putters, 1);
    return call.done(Value::boolean(true));
}

Outcome awaitRoom(Call &call)
{
    std::int64_t timeout = 0;
    if (const Outcome o = queueTimeout(call, call[1], call[2], true, timeout); o != Outcome::Done) return o;
    const Outcome o = waitForRoom(call, stateOf(queue(call)), timeout, Manner::Late);
    return o == Outcome::Done ? call.done() : o;
}

Outcome awaitItem(Call &call)
{
    std::int64_t timeout = 0;
    if (const Outcome o = queueTimeout(call, call[1], call[2], false, timeout); o != Outcome::Done) return o;
    const Outcome o = waitForItem(call, stateOf(queue(call)), timeout, Manner::Late);
    return o == Outcome::Done ? call.done() : o;
}

// -- Tasks

Outcome taskDone(Call &call)
{
    PlainObject *object = queue(call);
    QueueState &s = stateOf(object);
    if (isOpened(s)) return inLibrary(call, "_opened_task_done");
    {
        const vm::ObjectLock guard(call.machine, object);
        if (s.unfinished == 0) return inLibrary(call, "_too_many_done", {});
        tellFree(call.thread, EventKind::QueueTaskDone, s.head.number, trace::Value::integer(s.unfinished - 1));
        if (--s.unfinished != 0) return call.done();
        __atomic_store_n(&s.busy, 0u, __ATOMIC_SEQ_CST);
    }
    wakeWaiters(call.thread, s.busy, s.joiners, UINT32_MAX);
    return call.done();
}

Outcome join(Call &call)
{
    QueueState &s = stateOf(queue(call));
    Waiting waiting(call.thread, WaitReason::QueuePut, EventKind::IoWaitBegin, s.head.number, Forever);
    while (__atomic_load_n(&s.busy, __ATOMIC_ACQUIRE) != 0 && !isOpened(s)) {
        switch (waiting.on(s.busy, 1, s.joiners)) {
        case Wait::Parked: return Outcome::Blocked;
        case Wait::Raised: return Outcome::Raised;
        default: break;
        }
    }
    if (isOpened(s)) return inLibrary(call, "_opened_join");
    if (waiting.hasBegun()) tellFree(call.thread, EventKind::IoWaitEnd, s.head.number);
    return call.done();
}

// -- Making them

template <Order order>
Outcome make(Call &call)
{
    if constexpr (order == Simple) {
        if (vm::itemsOf(call.machine, call[1]).count != 0) return call.raise(ClassId::TypeError, "SimpleQueue() takes no positional arguments");
    }
    PlainObject *object = newPlain<QueueState>(call.thread, call[0].asHandle(), order == Simple ? Tag::SimpleQueue : Tag::Queue, 1);
    stateOf(object).value = order;
    const Value made = vm::valueOf(call.thread, object);
    return call.done(made);
}

Outcome initialise(Call &call)
{
    static constexpr trace::ObjectKind kinds[] = {trace::ObjectKind::Queue, trace::ObjectKind::LifoQueue, trace::ObjectKind::PriorityQueue, trace::ObjectKind::Queue};
    static constexpr const char *words[] = {"Queue", "LifoQueue", "PriorityQueue", "SimpleQueue"};
    QueueState &s = stateOf(queue(call));
    if (call.count() > 1) {
        std::int64_t limit = 0;
        if (const Outcome o = countArgument(call, call[1], limit); o != Outcome::Done) return o;
        // One below 0 sets no limit either, but is told as it was given.
        if (limit < 0) vm::setOwnAttribute(call.thread, queue(call), bytecode::intern("_size_limit"), call[1]);
        s.limit = limit <= 0 ? 0 : limit > INT32_MAX ? 0 : static_cast<std::uint32_t>(limit);
    }
    s.head.number = tellObject(call.thread, kinds[s.value], trace::ObjectScope::Local, words[s.value]);
    tellFree(call.thread, EventKind::QueueCreate, s.head.number, trace::Value::integer(s.limit));
    // A class of the program's that stores the items in its own way.
    if (s.value != Simple && !vm::lookupInClass(call.thread, queue(call)->cls, bytecode::intern("_stores_itself")).isUnbound())
        return inLibrary(call, "_begin_opened");
    return call.done();
}

// -- Opening it

/// _open(): from now on queue.py's functions run this queue; the items and the number of unfinished tasks as they stand. None where that
/// has been done already.
Outcome open(Call &call)
{
    QueueState &s = stateOf(queue(call));
    if (isOpened(s)) return call.done();
    if (const Outcome o = snapshot(call); o != Outcome::Done) return o;
    __atomic_store_n(&s.opened, 1u, __ATOMIC_SEQ_CST);
    const Value pair[] = {vm::itemsOf(call.machine, call.result)[0], Value::integer(s.unfinished)};
    const Value answer = vm::makeTuple(call.thread, pair, 2);
    wakeWaiters(call.thread, s.head.word, s.waiters, UINT32_MAX);
    wakeWaiters(call.thread, s.room, s.putters, UINT32_MAX);
    wakeWaiters(call.thread, s.busy, s.joiners, UINT32_MAX);
    return call.done(answer);
}

template <EventKind kind>
Outcome tellOpened(Call &call)
{
    tellItem(call.thread, kind, stateOf(queue(call)), call[1]);
    return call.done();
}

Outcome size(Call &call)
{
    QueueState &s = stateOf(queue(call));
    return isOpened(s) ? inLibrary(call, "_opened_qsize") : call.done(Value::integer(countOf(s)));
}
Outcome empty(Call &call)
{
    QueueState &s = stateOf(queue(call));
    return isOpened(s) ? inLibrary(call, "_opened_empty") : call.done(Value::boolean(countOf(s) == 0));
}
Outcome full(Call &call)
{
    QueueState &s = stateOf(queue(call));
    return isOpened(s) ? inLibrary(call, "_opened_full") : call.done(Value::boolean(isFull(s)));
}

void defineCommon(Thread &t, Handle cls)
{
    vm::defineMethods(t, cls, {
        {"put", "self, item, block=True, timeout=None", put},
        {"get", "self, block=True, timeout=None", get},
        {"put_nowait", "self, item", putNoWait},
        {"get_nowait", "self", getNoWait},
        {"qsize", "self", size},
        {"empty", "self", empty},
    });
}

} // namespace

void defineQueueModule(Thread &t, Handle module)
{
    const Handle base = vm::makeBuiltinClass(t, "Queue", "queue", vm::Kind::Plain);
    defineCommon(t, base);
    vm::defineMethods(t, base, {
        {"__new__", "static cls, *args, **kwargs", make<Fifo>},
        {"__init__", "self, maxsize=0", initialise},
        {"full", "self", full},
        {"task_done", "self", taskDone},
        {"join", "self", join},
        {"_native_limit", "property self, /", [](Call &c) { return c.done(Value::integer(stateOf(queue(c)).limit)); }},
        {"_native_unfinished", "property self, /", [](Call &c) { return c.done(Value::integer(stateOf(queue(c)).unfinished)); }},
        {"_native_kind", "property self, /", [](Call &c) { return c.done(Value::integer(stateOf(queue(c)).value)); }},
        {"_native_is_open", "property self, /", [](Call &c) { return c.done(Value::boolean(isOpened(stateOf(queue(c))))); }},
        {"_open", "self, /", open},
        {"_tell_put", "self, item, /", tellOpened<EventKind::QueuePut>},
        {"_tell_get", "self, item, /", tellOpened<EventKind::QueueGet>},
        {"_snapshot", "self", snapshot},
        {"_commit", "self, heap, version, item, whole", commit},
        {"_await_room", "self, block, timeout", awaitRoom},
        {"_await_item", "self, block, timeout", awaitItem},
    });
    const Handle lifo = vm::makeBuiltinClass(t, "LifoQueue", "queue", vm::Kind::Plain, base);
    vm::defineMethods(t, lifo, {{"__new__", "static cls, *args, **kwargs", make<Lifo>}});
    const Handle priority = vm::makeBuiltinClass(t, "PriorityQueue", "queue", vm::Kind::Plain, base);
    vm::defineMethods(t, priority, {{"__new__", "static cls, *args, **kwargs", make<Priority>}});
    const Handle simple = vm::makeBuiltinClass(t, "SimpleQueue", "_queue", vm::Kind::Plain);
    defineCommon(t, simple);
    vm::defineMethods(t, simple, {
        {"__new__", "static cls, *args, **kwargs", make<Simple>},
        {"__init__", "self", initialise},
    });
    vm::setAttributeRaw(t, module, "Queue", Value::object(base));
    vm::setAttributeRaw(t, module, "LifoQueue", Value::object(lifo));
    vm::setAttributeRaw(t, module, "PriorityQueue", Value::object(priority));
    vm::setAttributeRaw(t, module, "SimpleQueue", Value::object(simple));
}

} // namespace forkyard::modules
