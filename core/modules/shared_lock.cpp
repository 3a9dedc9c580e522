// multiprocessing's Lock, RLock, Semaphore and BoundedSemaphore: permits in shared memory, ownership in each process.
#include "core/modules/process_objects.h"

#include "core/vm/native.h"
#include "core/vm/numbers.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <cerrno>

namespace forkyard::modules {

using trace::EventKind;
using vm::ClassId;

namespace {

enum LockKind : std::uint32_t { Lock, RLock, Semaphore };

/// What each process keeps of it. After a fork the child owns nothing: owner and process say so together.
struct LockRaw : Raw<SharedLockState> {
    std::uint64_t owner = 0;
    std::uint32_t depth = 0;
    std::uint32_t process = 0;
    std::uint32_t kind = Lock;
    std::uint32_t most = 1;
};

PlainObject *object(Call &call) { return call.machine.at<PlainObject>(call.self()); }
LockRaw &rawOf(PlainObject *o) { return *o->raw<LockRaw>(); }

std::uint32_t thisProcess(const Machine &m) { return static_cast<std::uint32_t>(m.host.processId()); }
bool isMine(Thread &t, const LockRaw &raw) { return raw.depth != 0 && raw.owner == t.identity && raw.process == thisProcess(t.machine); }

bool tryTake(SharedLockState &s, std::uint32_t &left)
{
    std::uint32_t permits = __atomic_load_n(&s.head.word, __ATOMIC_RELAXED);
    while (permits != 0) {
        left = permits - 1;
        if (__atomic_compare_exchange_n(&s.head.word, &permits, left, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) return true;
    }
    return false;
}

void tellTaken(Thread &t, SharedLockState &s, const LockRaw &raw, std::uint32_t left)
{
    if (raw.kind == Lock) tellNext(t, EventKind::LockAcquire, s.head);
    else if (raw.kind == RLock) tellNext(t, EventKind::RLockAcquire, s.head, trace::Value::integer(raw.depth));
    else tellNext(t, EventKind::SemaphoreAcquire, s.head, trace::Value::integer(left));
}

EventKind waitEventOf(const LockRaw &raw) { return raw.kind == Lock ? EventKind::LockWait : raw.kind == RLock ? EventKind::RLockWait : EventKind::SemaphoreWait; }

Outcome acquireFor(Call &call, std::int64_t timeout)
{
    bool taken = false;
    const Outcome o = acquireShared(call.thread, call.self(), timeout, taken, 1);
    return o == Outcome::Done ? call.done(Value::boolean(taken)) : o;
}

Outcome acquire(Call &call)
{
    std::int64_t timeout = 0, isBlocking = 0;
    if (const Outcome o = intArgument(call, call[1], isBlocking); o != Outcome::Done) return o;
    const bool isReal = call[2].isNone() || vm::isFloatLike(call.machine, call[2]) || vm::isIntLike(call.machine, call[2]);
    if (!isReal) return call.raise(ClassId::TypeError, "must be real number, not %s", vm::typeName(call.machine, call[2]).c_str());
    if (isBlocking)
        if (const Outcome o = secondsArgument(call, call[2], timeout); o != Outcome::Done) return o;
    return acquireFor(call, timeout);
}

Outcome enter(Call &call) { return acquireFor(call, Forever); }

Outcome release(Call &call)
{
    const Outcome o = releaseShared(call.thread, call.self());
    return o == Outcome::Done ? call.done() : o;
}

/// _new(kind, permits, most, word): word '' for one of the library's own.
Outcome make(Call &call)
{
    static constexpr trace::ObjectKind kinds[] = {trace::ObjectKind::Lock, trace::ObjectKind::RLock, trace::ObjectKind::Semaphore};
    Machine &m = call.machine;
    const std::uint64_t place = m.host.shareMemory(sizeof(SharedLockState));
    if (place == 0) return vm::raiseErrno(call.thread, ENOSPC);
    PlainObject *o = newPlain<LockRaw>(call.thread, call[0].asHandle(), Tag::SharedLock);
    LockRaw &raw = rawOf(o);
    raw.place = place;
    raw.kind = static_cast<std::uint32_t>(call[1].asInt());
    raw.most = static_cast<std::uint32_t>(std::min<std::int64_t>(call[3].asInt(), INT32_MAX));
    const Value made = vm::valueOf(call.thread, o);
    auto &s = *new (m.host.sharedMemory(place)) SharedLockState();
    s.head.word = static_cast<std::uint32_t>(call[2].asInt());
    const std::string word = vm::textOf(m, call[4]);
    if (!word.empty()) {
        s.head.number = tellObject(call.thread, kinds[raw.kind], trace::ObjectScope::Shared, word, true);
        raw.state.head.number = s.head.number;
        if (raw.kind == Semaphore) tellNext(call.thread, EventKind::SemaphoreRelease, s.head, trace::Value::integer(s.head.word));
    }
    return call.done(made);
}

/// _attach(kind, most, place): the same lock in another process.
Outcome attach(Call &call)
{
    std::int64_t place = 0;
    if (const Outcome o = intArgument(call, call[3], place); o != Outcome::Done) return o;
    PlainObject *o = newPlain<LockRaw>(call.thread, call[0].asHandle(), Tag::SharedLock);
    LockRaw &raw = rawOf(o);
    raw.kind = static_cast<std::uint32_t>(call[1].asInt());
    raw.most = static_cast<std::uint32_t>(call[2].asInt());
    raw.place = static_cast<std::uint64_t>(place);
    raw.state.head.number = stateOf<SharedLockState>(call.machine, o).head.number;
    return call.done(vm::valueOf(call.thread, o));
}

std::uint32_t permitsOf(Call &call) { return sharedPermits(call.machine, call.self()); }

} // namespace

Outcome acquireShared(Thread &t, Value lock, std::int64_t timeout, bool &taken, std::uint64_t phase, const WaitTold *as)
{
    auto *o = t.machine.at<PlainObject>(lock);
    LockRaw &raw = rawOf(o);
    auto &s = stateOf<SharedLockState>(t.machine, o);
    taken = true;
    if (raw.kind == RLock && isMine(t, raw)) {
        ++raw.depth;
        if (!as) tellTaken(t, s, raw, 0);
        return Outcome::Done;
    }
    std::uint32_t left = 0;
    if (!tryTake(s, left)) {
        const WaitTold own{raw.kind == Semaphore ? WaitReason::Semaphore : WaitReason::Lock, waitEventOf(raw), s.head.number};
        const WaitTold &told = as ? *as : own;
        Waiting waiting(t, told.reason, told.event, told.number, timeout, phase);
        while (!tryTake(s, left)) {
            switch (waiting.on(s.head.word, 0, s.waiters)) {
            case Wait::Go: break;
            case Wait::TimedOut: taken = false; return Outcome::Done;
            case Wait::Parked: return Outcome::Blocked;
            case Wait::Raised: return Outcome::Raised;
            }
        }
    } else if (t.waitState == phase) {
        t.waitState = 0;
        t.waitDeadline = 0;
    }
    raw.owner = t.identity;
    raw.process = thisProcess(t.machine);
    raw.depth = raw.kind == Semaphore ? raw.depth + 1 : 1;
    if (!as) tellTaken(t, s, raw, left);
    return Outcome::Done;
}

bool holdsShared(Thread &t, Value lock) { return isMine(t, rawOf(t.machine.at<PlainObject>(lock))); }

std::uint32_t sharedPermits(const Machine &m, Value lock)
{
    return __atomic_load_n(&stateOf<SharedLockState>(m, m.at<PlainObject>(lock)).head.word, __ATOMIC_ACQUIRE);
}

Outcome releaseShared(Thread &t, Value lock, bool told)
{
    auto *o = t.machine.at<PlainObject>(lock);
    LockRaw &raw = rawOf(o);
    auto &s = stateOf<SharedLockState>(t.machine, o);
    if (raw.kind == RLock) {
        if (!isMine(t, raw)) return vm::raise(t, ClassId::AssertionError, "attempt to release recursive lock not owned by thread");
        if (told) tellNext(t, EventKind::RLockRelease, s.head, trace::Value::integer(raw.depth - 1));
        if (--raw.depth) return Outcome::Done;
    } else {
        const std::uint32_t permits = __atomic_load_n(&s.head.word, __ATOMIC_RELAXED);
        if (permits >= raw.most) return vm::raise(t, ClassId::ValueError, "semaphore or lock released too many times");
        if (told && raw.kind == Lock) tellNext(t, EventKind::LockRelease, s.head);
        if (told && raw.kind == Semaphore) tellNext(t, EventKind::SemaphoreRelease, s.head, trace::Value::integer(permits + 1));
        if (raw.depth) --raw.depth;
    }
    __atomic_add_fetch(&s.head.word, 1, __ATOMIC_SEQ_CST);
    wakeWaiters(t, s.head.word, s.waiters, 1);
    return Outcome::Done;
}

void defineSharedLocks(Thread &t, Handle module)
{
    const Handle cls = vm::makeBuiltinClass(t, "SemLock", "_multiprocessing", vm::Kind::Plain);
    vm::defineMethods(t, cls, {
        {"_new", "class cls, kind, permits, most, word, /", make},
        {"_attach", "class cls, kind, most, place, /", attach},
        {"acquire", "self, block=True, timeout=None", acquire},
        {"release", "self", release},
        {"__enter__", "self", enter},
        {"__exit__", "self, type=None, value=None, traceback=None", release},
        {"_is_mine", "self", [](Call &c) { return c.done(Value::boolean(isMine(c.thread, rawOf(object(c))))); }},
        {"_count", "self", [](Call &c) { return c.done(Value::integer(rawOf(object(c)).process == thisProcess(c.machine) ? rawOf(object(c)).depth : 0)); }},
        {"_get_value", "self", [](Call &c) { return c.done(Value::integer(permitsOf(c))); }},
        {"_is_zero", "self", [](Call &c) { return c.done(Value::boolean(permitsOf(c) == 0)); }},
        {"_kind", "property self, /", [](Call &c) { return c.done(Value::integer(rawOf(object(c)).kind)); }},
        {"_most", "property self, /", [](Call &c) { return c.done(Value::integer(rawOf(object(c)).most)); }},
        {"_place", "property self, /", [](Call &c) { return c.done(vm::makeUnsigned(c.thread, rawOf(object(c)).place)); }},
    });
    vm::setAttributeRaw(t, module, "SemLock", Value::object(cls));
}

} // namespace forkyard::modules
