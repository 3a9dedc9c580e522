// threading.Condition over a Lock or an RLock. Every waiter is an object of its own with a word to sleep on, so that notify()
// wakes exactly those it means, the longest waiting first.
//
// wait() is three waits in one operation: it gives the lock up, sleeps, and takes the lock again. What it must remember from
// one to the next stands in Thread::roots: the waiter, how often the lock was held, and how the sleep ended.
#include "core/modules/lock_objects.h"
#include "core/modules/thread_objects.h"

#include "core/vm/lists.h"
#include "core/vm/native.h"
#include "core/vm/repr.h"
#include "core/vm/strings.h"

#include <algorithm>

namespace forkyard::modules {

using trace::EventKind;
using vm::ClassId;
using vm::ListObject;

namespace {

enum Phase : std::uint64_t { Asleep = 1, TakingLock = 2 };
constexpr std::size_t RootsOfWait = 3;

PlainObject *condition(Call &call) { return call.machine.at<PlainObject>(call.self()); }
SyncState &stateOf(PlainObject *object) { return *object->raw<SyncState>(); }
Value &lockOf(PlainObject *object) { return object->values()[0]; }
ListObject *waitersOf(Machine &m, PlainObject *object) { return m.at<ListObject>(object->values()[1]); }

/// Nothing where a notify has taken it off already.
void removeWaiter(Thread &t, PlainObject *object, Value waiter)
{
    const vm::ObjectLock guard(t.machine, object);
    ListObject *list = waitersOf(t.machine, object);
    const vm::Items items = vm::itemsOf(t.machine, list);
    for (std::size_t i = 0; i < items.count; ++i) {
        if (items[i] != waiter) continue;
        Value removed;
        vm::listPop(t, list, static_cast<std::int64_t>(i), removed);
        return;
    }
}

void beginWait(Call &call, std::int64_t timeout)
{
    Thread &t = call.thread;
    PlainObject *object = condition(call);
    PlainObject *waiter = newPlain<SyncState>(t, call.machine.classes[static_cast<unsigned>(ClassId::Object)], Tag::Waiter);
    const Value waiterValue = vm::valueOf(t, waiter);
    {
        const vm::ObjectLock guard(call.machine, object);
        vm::listAppend(t, waitersOf(call.machine, object), waiterValue);
    }
    const trace::Value limit = timeout == Forever ? trace::Value() : trace::Value::integer(timeout);
    tellNext(t, EventKind::ConditionWait, stateOf(object).head, limit);
    const std::uint32_t depth = releaseAll(t, lockOf(object));
    // Of a condition that is the library's own nothing is told but that somebody waits: main, in a future's result().
    if (stateOf(object).head.number == 0 && t.writer) t.writer->emitRelease(EventKind::LibraryWait, 0, 0, currentLine(t), limit);
    t.roots.insert(t.roots.end(), {waiterValue, Value::integer(depth), Value::none()});
    t.waitState = Asleep;
    t.waitDeadline = WaitReason::NoDeadline;
    if (timeout != Forever) t.waitDeadline = call.machine.host.now(vm::Host::Clock::Monotonic) + timeout;
}

/// The sleep: ends with roots' last saying how. Blocked, or Done.
Outcome sleep(Call &call)
{
    Thread &t = call.thread;
    PlainObject *object = condition(call);
    const std::size_t base = t.roots.size() - RootsOfWait;
    const Value waiter = t.roots[base];
    SyncState &own = stateOf(call.machine.at<PlainObject>(waiter));
    Wait answer = Wait::Go;
    {
        Waiting waiting(t, WaitReason::Condition, EventKind::ConditionWait, stateOf(object).head.number, Forever, Asleep);
        while (atomicWord(own.head.word).load() == 0 && answer == Wait::Go) answer = waiting.on(own.head.word, 0, own.waiters);
        if (answer == Wait::Parked) return Outcome::Blocked;
    }
    // An interrupt is raised once the lock is held again.
    t.roots[base + 2] = Value::boolean(answer == Wait::Go);
    if (answer == Wait::Raised) {
        t.roots[base + 2] = t.exception;
        t.exception = Value();
    }
    tellNext(t, EventKind::ConditionWake, stateOf(object).head);
    t.waitState = TakingLock;
    return Outcome::Done;
}

Outcome takeLockAgain(Call &call)
{
    Thread &t = call.thread;
    const std::size_t base = t.roots.size() - RootsOfWait;
    const Value lock = lockOf(condition(call));
    for (bool taken = false; !taken;) {
        t.waitState = 0;
        const Outcome o = acquireLock(t, lock, Forever, taken, TakingLock);
        if (o == Outcome::Blocked) return o;
        if (o == Outcome::Raised) {
            t.roots[base + 2] = t.exception;
            t.exception = Value();
        }
    }
    restoreDepth(t, lock, static_cast<std::uint32_t>(t.roots[base + 1].asInt()));
    const Value end = t.roots[base + 2];
    // Until it has the lock again, whoever has given up still stands in the row: a notify may be spent on it, and is lost.
    if (!end.isTrue()) removeWaiter(t, condition(call), t.roots[base]);
    t.roots.resize(base);
    t.waitState = 0;
    return end.isBool() ? call.done(end) : vm::raiseValue(t, end);
}

Outcome wait(Call &call)
{
    Thread &t = call.thread;
    if (t.waitState == 0) {
        if (!isOwned(t, lockOf(condition(call)))) return call.callInstead(libraryValue(t, "threading", "_wait_without_lock"), {});
        std::int64_t timeout = 0;
        if (const Outcome o = secondsArgument(call, call[1], timeout, FirstUse::IsMoreThanZero); o != Outcome::Done) return o;
        beginWait(call, timeout);
    }
    if (t.waitState == Asleep)
        if (const Outcome o = sleep(call); o != Outcome::Done) return o;
    return takeLockAgain(call);
}

/// `without`: threading.py's function that raises where the lock is not held.
Outcome notifyMany(Call &call, std::int64_t most, const char *without)
{
    Thread &t = call.thread;
    Machine &m = call.machine;
    PlainObject *object = condition(call);
    if (!isOwned(t, lockOf(object))) return call.callInstead(libraryValue(t, "threading", without), {});
    ListObject *list = waitersOf(m, object);
    {
        const vm::ObjectLock guard(m, object);
        most = std::min<std::int64_t>(std::max<std::int64_t>(most, 0), list->size);
        tellNext(t, EventKind::ConditionNotify, stateOf(object).head, trace::Value::integer(most));
    }
    while (most-- > 0) {
        Value waiter;
        {
            const vm::ObjectLock guard(m, object);
            if (!vm::listPop(t, list, 0, waiter)) break;
        }
        SyncState &own = stateOf(m.at<PlainObject>(waiter));
        __atomic_store_n(&own.head.word, 1u, __ATOMIC_SEQ_CST);
        wakeWaiters(t, own.head.word, own.waiters, 1);
    }
    return call.done();
}

Outcome notify(Call &call)
{
    std::int64_t count = 0;
    if (const Outcome o = intArgument(call, call[1], count); o != Outcome::Done) return o;
    return notifyMany(call, count, "_notify_without_lock");
}

Outcome notifyAll(Call &call) { return notifyMany(call, INT64_MAX, "_notify_all_without_lock"); }

Outcome initialise(Call &call)
{
    PlainObject *object = condition(call);
    Value lock = call[1];
    if (lock.isNone()) lock = makeRLock(call.thread);
    if (!lock.isObject() || vm::isStr(call.machine, lock)) return call.raise(ClassId::AttributeError, "'%s' object has no attribute 'acquire'", vm::typeName(call.machine, lock).c_str());
    if (!isLock(call.machine, lock) && !isRLock(call.machine, lock))
        return call.raise(ClassId::TypeError, "a condition needs a threading.Lock or a threading.RLock");
    lockOf(object) = lock;
    object->values()[1] = vm::makeList(call.thread, nullptr, 0);
    stateOf(object).head.number = tellObject(call.thread, trace::ObjectKind::Condition, trace::ObjectScope::Local, "Condition");
    return call.done();
}

Outcome acquire(Call &call)
{
    std::int64_t timeout = 0;
    if (const Outcome o = lockArguments(call, call[1], call[2], timeout); o != Outcome::Done) return o;
    bool taken = false;
    const Outcome o = acquireLock(call.thread, lockOf(condition(call)), timeout, taken);
    return o == Outcome::Done ? call.done(Value::boolean(taken)) : o;
}

Outcome enter(Call &call)
{
    bool taken = false;
    const Outcome o = acquireLock(call.thread, lockOf(condition(call)), Forever, taken);
    return o == Outcome::Done ? call.done(Value::boolean(true)) : o;
}

Outcome release(Call &call)
{
    const Outcome o = releaseLock(call.thread, lockOf(condition(call)));
    return o == Outcome::Done ? call.done() : o;
}

Outcome represent(Call &call)
{
    std::string text = "<Condition(";
    const Value lock = lockOf(condition(call));
    const LockState &s = lockState(call.machine, lock);
    text += s.head.word ? "<locked " : "<unlocked ";
    if (isRLock(call.machine, lock)) text += "_thread.RLock object owner=" + std::to_string(s.owner) + " count=" + std::to_string(s.depth);
    else text += "_thread.lock object";
    text += " at " + addressText(call.machine, lock) + ">, " + std::to_string(waitersOf(call.machine, condition(call))->size) + ")>";
    return call.done(vm::makeStr(call.thread, text));
}

} // namespace

void defineConditions(Thread &t, Handle threadModule)
{
    const Handle cls = vm::makeBuiltinClass(t, "Condition", "threading", vm::Kind::Plain);
    vm::defineMethods(t, cls, {
        {"__new__", "static cls, *args, **kwargs", [](Call &c) { return c.done(vm::valueOf(c.thread, newPlain<SyncState>(c.thread, c[0].asHandle(), Tag::Condition, 2))); }},
        {"__init__", "self, lock=None", initialise},
        {"acquire", "self, blocking=True, timeout=-1", acquire},
        {"release", "self", release},
        {"__enter__", "self", enter},
        {"__exit__", "self, type=None, value=None, traceback=None", release},
        {"wait", "self, timeout=None", wait},
        {"notify", "self, n=1", notify},
        {"notify_all", "self", notifyAll},
        {"__repr__", "self, /", represent},
    });
    vm::setAttributeRaw(t, threadModule, "Condition", Value::object(cls));
}

} // namespace forkyard::modules
