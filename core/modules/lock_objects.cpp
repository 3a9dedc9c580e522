// Lock and RLock. Each operation is one step; an uncontended one makes no system call.
#include "core/modules/lock_objects.h"

#include "core/vm/latch.h"
#include "core/vm/native.h"
#include "core/vm/strings.h"

namespace forkyard::modules {

using trace::EventKind;
using vm::ClassId;

namespace {

enum Word : std::uint32_t { Free = vm::LatchFree, Held = vm::LatchHeld, Awaited /**< held, and somebody sleeps until it is given back */ };

/// Free to `as`: false if it is held. Whoever has the GIL is alone with the object.
inline bool tryTake(const Machine &m, LockState &s, std::uint32_t as = Held)
{
    if (__builtin_expect(!isContended(m, false), 1)) {
        if (__atomic_load_n(&s.head.word, __ATOMIC_RELAXED) != Free) return false;
        __atomic_store_n(&s.head.word, as, __ATOMIC_RELAXED);
        return true;
    }
    std::uint32_t free = Free;
    return __atomic_compare_exchange_n(&s.head.word, &free, as, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED);
}

/// Whether it is held, now as one that is awaited.
bool markAwaited(LockState &s)
{
    std::uint32_t word = Held;
    return __atomic_compare_exchange_n(&s.head.word, &word, static_cast<std::uint32_t>(Awaited), false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST) || word == Awaited;
}

// A mutex after Drepper, "Futexes Are Tricky": only giving back what is awaited wakes somebody, which is a system call. Whoever runs
// may take the lock and give it back a thousand times before the woken one gets its turn, and wakes nobody for that.
inline void giveBack(Thread &t, LockState &s)
{
    std::uint32_t before = __atomic_load_n(&s.head.word, __ATOMIC_RELAXED);
    if (isContended(t.machine, false)) before = __atomic_exchange_n(&s.head.word, static_cast<std::uint32_t>(Free), __ATOMIC_SEQ_CST);
    else __atomic_store_n(&s.head.word, static_cast<std::uint32_t>(Free), __ATOMIC_RELEASE);
    if (__builtin_expect(before == Awaited, 0)) t.machine.host.wake(t, &atomicWord(s.head.word), 1);
}

/// For one that waited and goes off without the lock: it may have been woken in the place of another.
void passOn(Thread &t, LockState &s)
{
    if (__atomic_load_n(&s.waiters, __ATOMIC_SEQ_CST) == 0) return;
    if (!markAwaited(s)) t.machine.host.wake(t, &atomicWord(s.head.word), 1);
}

void tellTaken(Thread &t, LockState &s, bool recursive)
{
    if (!recursive) return tellNext(t, EventKind::LockAcquire, s.head);
    tellNext(t, EventKind::RLockAcquire, s.head, trace::Value::integer(s.depth));
}

Outcome waitForLock(Thread &t, LockState &s, bool recursive, std::int64_t timeout, bool &taken, std::uint64_t phase)
{
    Waiting waiting(t, WaitReason::Lock, recursive ? EventKind::RLockWait : EventKind::LockWait, s.head.number, timeout, phase);
    // Equal worlds of a simulated machine are equal in memory: there a wait leaves no mark, and nobody needs to be woken.
    const std::uint32_t seen = t.machine.host.isSimulated() ? Held : Awaited;
    std::uint32_t as = Held;
    while (!tryTake(t.machine, s, as)) {
        if (timeout == 0) {
            taken = false;
            return Outcome::Done;
        }
        if (seen == Awaited && !markAwaited(s)) continue;
        const Wait answer = waiting.on(s.head.word, seen, s.waiters);
        if (answer != Wait::Go) {
            passOn(t, s);
            if (answer == Wait::Parked) return Outcome::Blocked;
            if (answer == Wait::Raised) return Outcome::Raised;
            taken = false;
            return Outcome::Done;
        }
        as = __atomic_load_n(&s.waiters, __ATOMIC_SEQ_CST) != 0 ? Awaited : Held;
    }
    taken = true;
    return Outcome::Done;
}

inline bool holds(const Thread &t, const LockState &s) { return __atomic_load_n(&s.owner, __ATOMIC_RELAXED) == t.identity && s.depth != 0; }

Outcome acquireFor(Call &call, std::int64_t timeout)
{
    bool taken = false;
    const Outcome o = acquireLock(call.thread, call.self(), timeout, taken);
    return o == Outcome::Done ? call.done(Value::boolean(taken)) : o;
}

/// Taking and giving back a plain lock where there is nothing more to it. `with` does the same without a call.
inline bool changeQuickly(const Call &call, vm::LatchWord from, vm::LatchWord to)
{
    return !isContended(call.machine, false) && vm::changeLatch(call.thread, call.machine.at<PlainObject>(call.self()), from, to);
}

Outcome enter(Call &call)
{
    if (__builtin_expect(changeQuickly(call, vm::LatchFree, vm::LatchHeld), 1)) return call.done(Value::boolean(true));
    return acquireFor(call, Forever);
}

Outcome acquire(Call &call)
{
    const bool waits = call[1].isTrue() && call[2] == Value::integer(-1); // as long as it takes
    if (__builtin_expect(waits && changeQuickly(call, vm::LatchFree, vm::LatchHeld), 1)) return call.done(Value::boolean(true));
    std::int64_t timeout = 0;
    if (const Outcome o = lockArguments(call, call[1], call[2], timeout); o != Outcome::Done) return o;
    return acquireFor(call, timeout);
}

Outcome release(Call &call)
{
    if (__builtin_expect(changeQuickly(call, vm::LatchHeld, vm::LatchFree), 1)) return call.done();
    const Outcome o = releaseLock(call.thread, call.self());
    return o == Outcome::Done ? call.done() : o;
}

Outcome locked(Call &call) { return call.done(Value::boolean(atomicWord(lockState(call.machine, call.self()).head.word).load() != Free)); }

Outcome represent(Call &call)
{
    const LockState &s = lockState(call.machine, call.self());
    std::string text = s.head.word != Free ? "<locked " : "<unlocked ";
    text += isRLock(call.machine, call.self()) ? "_thread.RLock object" : "_thread.lock object";
    if (isRLock(call.machine, call.self())) text += " owner=" + std::to_string(s.owner) + " count=" + std::to_string(s.depth);
    return call.done(vm::makeStr(call.thread, text + " at " + addressText(call.machine, call.self()) + ">"));
}

Value makeLock(Thread &t, Handle cls, Tag tag)
{
    PlainObject *object = newPlain<LockState>(t, cls, tag);
    const Value lock = vm::valueOf(t, object);
    const bool recursive = tag == Tag::RLock;
    if (!recursive) object->flags |= vm::IsLatch;
    object->raw<LockState>()->head.number =
        tellObject(t, recursive ? trace::ObjectKind::RLock : trace::ObjectKind::Lock, trace::ObjectScope::Local, recursive ? "RLock" : "Lock");
    return lock;
}

Outcome allocateLock(Call &call) { return call.done(makeLock(call.thread, libraryValue(call.thread, "_thread", "LockType").asHandle(), Tag::Lock)); }

Outcome newRLock(Call &call) { return call.done(makeLock(call.thread, call[0].asHandle(), Tag::RLock)); }

} // namespace

Outcome acquireLock(Thread &t, Value lock, std::int64_t timeout, bool &taken, std::uint64_t phase)
{
    LockState &s = lockState(t.machine, lock);
    const bool recursive = isRLock(t.machine, lock);
    taken = true;
    if (recursive && holds(t, s)) {
        ++s.depth;
        tellTaken(t, s, true);
        return Outcome::Done;
    }
    if (!tryTake(t.machine, s)) {
        const Outcome o = waitForLock(t, s, recursive, timeout, taken, phase);
        if (o != Outcome::Done || !taken) return o;
    } else if (t.waitState == phase) {
        t.waitState = 0;
        t.waitDeadline = 0;
    }
    if (recursive) {
        __atomic_store_n(&s.owner, t.identity, __ATOMIC_RELAXED);
        s.depth = 1;
    }
    tellTaken(t, s, recursive);
    return Outcome::Done;
}

Outcome releaseLock(Thread &t, Value lock)
{
    LockState &s = lockState(t.machine, lock);
    if (isRLock(t.machine, lock)) {
        if (!holds(t, s)) return vm::raise(t, ClassId::RuntimeError, "cannot release un-acquired lock");
        tellNext(t, EventKind::RLockRelease, s.head, trace::Value::integer(s.depth - 1));
        if (--s.depth) return Outcome::Done;
        __atomic_store_n(&s.owner, std::uint64_t{0}, __ATOMIC_RELAXED);
        giveBack(t, s);
        return Outcome::Done;
    }
    if (__atomic_load_n(&s.head.word, __ATOMIC_RELAXED) == Free) return vm::raise(t, ClassId::RuntimeError, "release unlocked lock");
    tellNext(t, EventKind::LockRelease, s.head);
    giveBack(t, s);
    return Outcome::Done;
}

bool isOwned(Thread &t, Value lock)
{
    LockState &s = lockState(t.machine, lock);
    return isRLock(t.machine, lock) ? holds(t, s) : atomicWord(s.head.word).load() != Free;
}

std::uint32_t releaseAll(Thread &t, Value lock)
{
    LockState &s = lockState(t.machine, lock);
    const std::uint32_t depth = isRLock(t.machine, lock) ? s.depth : 1;
    if (isRLock(t.machine, lock)) s.depth = 1;
    static_cast<void>(releaseLock(t, lock));
    return depth;
}

void restoreDepth(Thread &t, Value lock, std::uint32_t depth)
{
    if (isRLock(t.machine, lock)) lockState(t.machine, lock).depth = depth;
}

Value makeRLock(Thread &t) { return makeLock(t, libraryValue(t, "_thread", "RLock").asHandle(), Tag::RLock); }

void defineLocks(Thread &t, Handle threadModule)
{
    const Handle lock = vm::makeBuiltinClass(t, "lock", "_thread", vm::Kind::Plain);
    t.machine.at<vm::ClassObject>(lock)->flags |= vm::ClassObject::NotSubclassable;
    const Handle rlock = vm::makeBuiltinClass(t, "RLock", "_thread", vm::Kind::Plain);
    vm::setAttributeRaw(t, threadModule, "LockType", Value::object(lock));
    vm::setAttributeRaw(t, threadModule, "RLock", Value::object(rlock));
    for (const Handle cls : {lock, rlock}) {
        vm::defineMethods(t, cls, {
            {"acquire", "self, blocking=True, timeout=-1", acquire},
            {"release", "self, /", release},
            {"__enter__", "self, /", enter},
            {"__exit__", "self, type=None, value=None, traceback=None, /", release},
            {"__repr__", "self, /", represent},
        });
    }
    vm::defineMethods(t, lock, {{"locked", "self, /", locked}});
    // Their names of old, for the same natives.
    for (const auto &[old, name] : {std::pair<const char *, const char *>{"acquire_lock", "acquire"}, {"release_lock", "release"}, {"locked_lock", "locked"}})
        vm::setAttributeRaw(t, lock, old, vm::getAttributeRaw(t, lock, name));
    vm::defineMethods(t, rlock, {
        {"__new__", "static cls, *args, **kwargs", newRLock},
        {"__init__", "self, *args, **kwargs", [](Call &c) { return c.done(); }},
        {"_is_owned", "self, /", [](Call &c) { return c.done(Value::boolean(isOwned(c.thread, c.self()))); }},
    });
    vm::defineFunctions(t, threadModule, {{"allocate_lock", "", allocateLock}});
    vm::setAttributeRaw(t, threadModule, "allocate", vm::getAttributeRaw(t, threadModule, "allocate_lock"));
}

} // namespace forkyard::modules
