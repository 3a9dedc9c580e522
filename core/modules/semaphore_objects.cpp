// Semaphore and BoundedSemaphore of this process's threads. word: permits that are left.
#include "core/modules/sync_object.h"
#include "core/modules/thread_objects.h"

#include "core/vm/native.h"
#include "core/vm/numbers.h"
#include "core/vm/strings.h"

#include <algorithm>

namespace forkyard::modules {

using trace::EventKind;
using vm::ClassId;

namespace {

constexpr std::uint32_t Unbounded = UINT32_MAX;

/// value: the most that release() may reach, or Unbounded.
SyncState &semaphore(Call &call) { return *call.machine.at<PlainObject>(call.self())->raw<SyncState>(); }

/// By a function of the language, which stands for the lines that CPython's traceback shows.
Outcome refuseBy(Call &call, const char *function) { return call.callInstead(libraryValue(call.thread, "threading", function), {}); }

bool tryTake(SyncState &s, std::uint32_t &left)
{
    std::uint32_t permits = __atomic_load_n(&s.head.word, __ATOMIC_RELAXED);
    while (permits != 0) {
        left = permits - 1;
        if (__atomic_compare_exchange_n(&s.head.word, &permits, left, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) return true;
    }
    return false;
}

Outcome acquireFor(Call &call, std::int64_t timeout)
{
    Thread &t = call.thread;
    SyncState &s = semaphore(call);
    std::uint32_t left = 0;
    Waiting waiting(t, WaitReason::Semaphore, EventKind::SemaphoreWait, s.head.number, timeout);
    while (!tryTake(s, left)) {
        switch (waiting.on(s.head.word, 0, s.waiters)) {
        case Wait::Go: break;
        case Wait::TimedOut: return call.done(Value::boolean(false));
        case Wait::Parked: return Outcome::Blocked;
        case Wait::Raised: return Outcome::Raised;
        }
    }
    tellNext(t, EventKind::SemaphoreAcquire, s.head, trace::Value::integer(left));
    return call.done(Value::boolean(true));
}

Outcome acquire(Call &call)
{
    const bool blocking = isTrue(call.thread, call[1]);
    if (!blocking && !call[2].isNone()) return refuseBy(call, "_timeout_without_waiting");
    std::int64_t timeout = 0;
    if (blocking)
        if (const Outcome o = secondsArgument(call, call[2], timeout, FirstUse::Sum); o != Outcome::Done) return o;
    return acquireFor(call, timeout);
}

Outcome enter(Call &call) { return acquireFor(call, Forever); }

Outcome releaseMany(Call &call, std::int64_t count)
{
    Thread &t = call.thread;
    SyncState &s = semaphore(call);
    if (count < 1) return refuseBy(call, s.value == Unbounded ? "_release_none" : "_release_none_bounded");
    const auto n = static_cast<std::uint32_t>(std::min<std::int64_t>(count, 1 << 30));
    // Told before it is done: whoever takes the permit tells so afterwards.
    std::uint32_t permits = __atomic_load_n(&s.head.word, __ATOMIC_RELAXED);
    if (s.value != Unbounded && permits + std::uint64_t{n} > s.value) return refuseBy(call, "_released_too_often");
    tellNext(t, EventKind::SemaphoreRelease, s.head, trace::Value::integer(permits + n));
    __atomic_add_fetch(&s.head.word, n, __ATOMIC_SEQ_CST);
    wakeWaiters(t, s.head.word, s.waiters, n);
    return call.done();
}

Outcome release(Call &call)
{
    std::int64_t count = 0;
    if (const Outcome o = intArgument(call, call[1], count); o != Outcome::Done) return o;
    return releaseMany(call, count);
}

Outcome leave(Call &call) { return releaseMany(call, 1); }

Outcome make(Call &call)
{
    PlainObject *object = newPlain<SyncState>(call.thread, call[0].asHandle(), Tag::Semaphore);
    object->raw<SyncState>()->value = Unbounded;
    return call.done(vm::valueOf(call.thread, object));
}

Outcome initialise(Call &call, bool bounded)
{
    std::int64_t permits = 0;
    if (!vm::isIntLike(call.machine, call[1]) && !vm::isFloatLike(call.machine, call[1]))
        return call.raise(ClassId::TypeError, "'<' not supported between instances of '%s' and 'int'", vm::typeName(call.machine, call[1]).c_str());
    if (const Outcome o = countArgument(call, call[1], permits); o != Outcome::Done) return o;
    // What is taken away from a fraction never comes to 0, which is all that is asked.
    if (vm::isFloatLike(call.machine, call[1]) && std::floor(vm::realOf(call.machine, call[1])) != vm::realOf(call.machine, call[1]) && permits >= 0) permits = 1 << 30;
    if (permits < 0) return refuseBy(call, bounded ? "_negative_permits_bounded" : "_negative_permits");
    SyncState &s = semaphore(call);
    s.head.word = static_cast<std::uint32_t>(std::min<std::int64_t>(permits, 1 << 30));
    s.value = bounded ? s.head.word : Unbounded;
    s.head.number = tellObject(call.thread, trace::ObjectKind::Semaphore, trace::ObjectScope::Local, bounded ? "BoundedSemaphore" : "Semaphore");
    // How many permits there are to begin with.
    tellNext(call.thread, EventKind::SemaphoreRelease, s.head, trace::Value::integer(s.head.word));
    return call.done();
}

Outcome represent(Call &call)
{
    const SyncState &s = semaphore(call);
    std::string text = s.value == Unbounded ? "<threading.Semaphore at " : "<threading.BoundedSemaphore at ";
    text += addressText(call.machine, call.self()) + ": value=" + std::to_string(s.head.word);
    if (s.value != Unbounded) text += "/" + std::to_string(s.value);
    return call.done(vm::makeStr(call.thread, text + ">"));
}

} // namespace

void defineSemaphores(Thread &t, Handle threadModule)
{
    const Handle semaphoreClass = vm::makeBuiltinClass(t, "Semaphore", "threading", vm::Kind::Plain);
    vm::defineMethods(t, semaphoreClass, {
        {"__new__", "static cls, *args, **kwargs", make},
        {"__init__", "self, value=1", [](Call &c) { return initialise(c, false); }},
        {"acquire", "self, blocking=True, timeout=None", acquire},
        {"release", "self, n=1", release},
        {"__enter__", "self, blocking=True, timeout=None", enter},
        {"__exit__", "self, type=None, value=None, traceback=None", leave},
        {"__repr__", "self, /", represent},
        {"_value", "property self, /", [](Call &c) { return c.done(Value::integer(semaphore(c).head.word)); }},
    });
    const Handle bounded = vm::makeBuiltinClass(t, "BoundedSemaphore", "threading", vm::Kind::Plain, semaphoreClass);
    vm::defineMethods(t, bounded, {{"__init__", "self, value=1", [](Call &c) { return initialise(c, true); }}});
    vm::setAttributeRaw(t, threadModule, "Semaphore", Value::object(semaphoreClass));
    vm::setAttributeRaw(t, threadModule, "BoundedSemaphore", Value::object(bounded));
}

} // namespace forkyard::modules
